// The frame itself goes to a page of the site: it would be shown there, with whatever it shows.
setTimeout(() => { location.href = "http://the-site/path?hostile"; }, 0);
return "going";
