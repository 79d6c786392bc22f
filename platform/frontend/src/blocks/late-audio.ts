/** Blockly opens the machine's audio for each workspace as it makes it, and the page waits; here the first sound does. */

class LateAudioContext {
  #opened: AudioContext | undefined;

  get #context(): AudioContext {
    this.#opened ??= new globalThis.AudioContext();
    return this.#opened;
  }

  get state(): AudioContextState {
    return this.#context.state;
  }

  get currentTime(): number {
    return this.#context.currentTime;
  }

  get destination(): AudioDestinationNode {
    return this.#context.destination;
  }

  resume(): Promise<void> {
    return this.#context.resume();
  }

  createOscillator(): OscillatorNode {
    return this.#context.createOscillator();
  }

  createGain(): GainNode {
    return this.#context.createGain();
  }

  async close(): Promise<void> {
    await this.#opened?.close();
  }
}

// The build puts it in the place of the browser's own, by this name.
export { LateAudioContext as AudioContext };
