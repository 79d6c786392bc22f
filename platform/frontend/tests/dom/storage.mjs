// A browser's storage, which its tabs share. It can be full, or closed by the browser's settings.

class Drawer {
  getItem(name) {
    return Object.hasOwn(this, name) ? this[name] : null;
  }

  setItem(name, value) {
    if (this.isFull) throw new DOMException("no room", "QuotaExceededError");
    this[name] = String(value);
  }

  removeItem(name) {
    delete this[name];
  }
}

export function drawer({ isClosed = false } = {}) {
  const kept = new Drawer();
  Object.defineProperty(kept, "isFull", { value: false, writable: true, enumerable: false });
  return {
    kept,
    names: () => Object.keys(kept),
    fill: () => (kept.isFull = true),
    open() {
      if (isClosed) throw new DOMException("closed by the settings", "SecurityError");
      return kept;
    },
  };
}
