// **Listen**: src/behaviours/read-aloud.ts with a voice of the computer, with recordings, and with neither.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../dom/page.mjs";

const PIECES = ["Avance", "", "puis tourne"];
const FRENCH = { lang: "fr-FR", localService: true, name: "Amélie" };

const statement = (recordings) => `
  <button data-listen data-listening="Arrêter" hidden><span>Écouter</span></button>
  ${PIECES.map((say, number) => `<p data-say="${say}"${recordings ? ` data-recording="/${number}.ogg"` : ""}>${say}</p>`).join("")}`;

/** A computer that speaks when the test says so. */
class Speech extends EventTarget {
  said = [];
  voices;

  constructor(voices) {
    super();
    this.voices = voices;
  }

  getVoices = () => this.voices;
  speak = (saying) => this.said.push(saying);
  cancel = () => this.said.at(-1)?.onerror?.();
}

/** Recordings that end when the test says so. */
const recorder = (played) =>
  class {
    constructor() {
      played.audio = this;
    }
    play() {
      played.urls.push(this.src);
      return played.isBroken ? Promise.reject(new Error("no such file")) : Promise.resolve();
    }
    pause() {
      this.onpause?.();
    }
  };

async function listening(t, { voices = [], recordings = false, lang = "fr", hasSpeech = true, isBroken = false } = {}) {
  const speech = new Speech(voices);
  const played = { urls: [], audio: null, isBroken };
  const page = await open(t, "behaviours/read-aloud.ts", {
    html: statement(recordings),
    lang,
    prepare(window) {
      window.Audio = recorder(played);
      if (hasSpeech) window.speechSynthesis = speech;
      window.SpeechSynthesisUtterance = class {
        constructor(text) {
          this.text = text;
        }
      };
    },
  });
  page.exports.connectReadAloud(page.body);
  return {
    ...page,
    speech,
    played,
    button: page.find("[data-listen]"),
    listen: () => page.press("[data-listen]"),
    said: () => speech.said.map(({ text }) => text),
    /** The voice comes to the end of a piece. */
    async ends() {
      speech.said.at(-1).onend();
      await page.wait();
    },
    lit: () => [...page.document.querySelectorAll(".is-being-read")].map((piece) => piece.textContent),
  };
}

test("piece by piece, each lit while it is read, in the page's language and slowly", async (t) => {
  const page = await listening(t, { voices: [{ lang: "en-GB", localService: true }, FRENCH] });
  assert.equal(page.button.hidden, false);
  await page.listen();
  assert.deepEqual([page.said(), page.lit()], [["Avance"], ["Avance"]]);
  assert.deepEqual([page.speech.said[0].voice.name, page.speech.said[0].lang], ["Amélie", "fr-FR"]);
  assert.ok(page.speech.said[0].rate < 1);
  await page.ends();
  assert.deepEqual([page.said(), page.lit()], [["Avance", "puis tourne"], ["puis tourne"]]);
  await page.ends();
  assert.deepEqual(page.lit(), []);
});

test("the button says what a press will do", async (t) => {
  const page = await listening(t, { voices: [FRENCH] });
  await page.listen();
  assert.deepEqual([page.button.textContent, page.button.getAttribute("aria-pressed")], ["Arrêter", "true"]);
  await page.ends();
  await page.ends();
  assert.deepEqual([page.button.textContent, page.button.getAttribute("aria-pressed")], ["Écouter", "false"]);
});

test("a second press stops, and nothing goes on by itself", async (t) => {
  const page = await listening(t, { voices: [FRENCH] });
  await page.listen();
  await page.listen();
  assert.deepEqual([page.said(), page.lit()], [["Avance"], []]);
  assert.equal(page.button.textContent, "Écouter");
});

test("it can be listened to again from the start", async (t) => {
  const page = await listening(t, { voices: [FRENCH] });
  await page.listen();
  await page.ends();
  await page.listen();
  await page.listen();
  assert.deepEqual(page.said(), ["Avance", "puis tourne", "Avance"]);
});

test("she leaves the page: it falls silent", async (t) => {
  const page = await listening(t, { voices: [FRENCH] });
  await page.listen();
  page.tell("pagehide");
  await page.wait();
  assert.deepEqual([page.said(), page.lit()], [["Avance"], []]);
});

test("a voice that comes over the network hears nothing of the page", async (t) => {
  const page = await listening(t, { voices: [{ ...FRENCH, localService: false }] });
  assert.equal(page.button.hidden, true);
});

test("a voice of another language is none", async (t) => {
  const page = await listening(t, { voices: [FRENCH], lang: "en" });
  assert.equal(page.button.hidden, true);
});

test("a browser that knows its voices a moment later shows the button then", async (t) => {
  const page = await listening(t);
  assert.equal(page.button.hidden, true);
  page.speech.voices = [FRENCH];
  page.speech.dispatchEvent(new Event("voiceschanged"));
  assert.equal(page.button.hidden, false);
});

test("without a voice, the house's recordings are played one after the other", async (t) => {
  const page = await listening(t, { recordings: true, hasSpeech: false });
  assert.equal(page.button.hidden, false);
  await page.listen();
  assert.deepEqual([page.played.urls, page.lit()], [["/0.ogg"], ["Avance"]]);
  page.played.audio.onended();
  await page.wait();
  assert.deepEqual([page.played.urls, page.lit()], [["/0.ogg", "/2.ogg"], ["puis tourne"]]);
});

test("a recording that is missing ends the reading, and the button is as before", async (t) => {
  const page = await listening(t, { recordings: true, isBroken: true });
  await page.listen();
  assert.deepEqual([page.played.urls, page.lit()], [["/0.ogg"], []]);
  assert.equal(page.button.getAttribute("aria-pressed"), "false");
});
