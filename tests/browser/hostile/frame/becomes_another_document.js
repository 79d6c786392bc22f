// A document of one's own making, without the policy of this one.
setTimeout(() => {
  const page = "<script>fetch('http://the-site/path?hostile', {credentials: 'include'}); new Image().src = 'http://elsewhere/?hostile'</scr" + "ipt>";
  const inner = document.createElement("iframe");
  inner.srcdoc = page;
  document.body.append(inner);
  location.href = URL.createObjectURL(new Blob([page], { type: "text/html" }));
}, 0);
return "going";
