// A beacon is sent after its sender is gone. What counts is whether it arrives.
try {
  navigator.sendBeacon("http://the-site/language?hostile", "language=en");
  navigator.sendBeacon("http://elsewhere/?hostile", "x");
} catch {}
await new Promise((resolve) => setTimeout(resolve, 200));
return "sent";
