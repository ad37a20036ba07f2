// Records speech while it is told to, as a WAV of 16,000 samples a second, 16 bits, one channel.

export const RATE = 16_000;
const LONGEST_MS = 20_000;

export class Microphone {
  /** @type {AudioContext | null} */
  #audio = null;
  /** @type {MediaStream | null} */
  #stream = null;
  /** @type {Float32Array[]} */
  #blocks = [];
  #timer = 0;

  /** Can this browser record here? Only pages over https and on this machine may. */
  static get possible() {
    return Boolean(navigator.mediaDevices?.getUserMedia) && typeof AudioWorkletNode === "function";
  }

  /**
   * Starts recording; throws where the person or the browser does not allow it.
   *
   * @param {(loudness: number) => void} heard told often, 0 to 1
   * @param {() => void} full told when the longest time is over
   */
  async start(heard, full) {
    this.#blocks = [];
    this.#stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
    const audio = new AudioContext();
    this.#audio = audio;
    try {
      await audio.audioWorklet.addModule(new URL("recorder.js", import.meta.url).href);
      const recorder = new AudioWorkletNode(audio, "marlow-recorder", { numberOfOutputs: 0, channelCount: 1 });
      recorder.port.onmessage = ({ data }) => {
        this.#blocks.push(data.samples);
        heard(data.loudest);
      };
      audio.createMediaStreamSource(this.#stream).connect(recorder);
      await audio.resume();
      this.#timer = window.setTimeout(full, LONGEST_MS);
    } catch (error) {
      await this.cancel();
      throw error;
    }
  }

  /**
   * Ends recording.
   *
   * @returns {Promise<{wav: Blob, seconds: number, loudest: number}>}
   */
  async stop() {
    const rate = this.#audio?.sampleRate ?? RATE;
    await this.cancel();
    const samples = joined(this.#blocks);
    this.#blocks = [];
    let loudest = 0;
    for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample));
    const ours = await resampled(samples, rate);
    return { wav: new Blob([wavFile(ours)], { type: "audio/wav" }), seconds: samples.length / rate, loudest };
  }

  /** Lets go of the microphone and keeps nothing running. */
  async cancel() {
    window.clearTimeout(this.#timer);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    const audio = this.#audio;
    this.#audio = null;
    if (audio && audio.state !== "closed") await audio.close();
  }
}

/** @param {Float32Array[]} blocks */
function joined(blocks) {
  const all = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    all.set(block, at);
    at += block.length;
  }
  return all;
}

/**
 * @param {Float32Array} samples
 * @param {number} rate samples a second
 * @returns {Promise<Float32Array>} at RATE; the browser's own resampler keeps high tones from folding down
 */
async function resampled(samples, rate) {
  if (rate === RATE || !samples.length) return samples;
  const offline = new OfflineAudioContext(1, Math.max(1, Math.round((samples.length * RATE) / rate)), RATE);
  const buffer = offline.createBuffer(1, samples.length, rate);
  buffer.getChannelData(0).set(samples);
  const source = new AudioBufferSourceNode(offline, { buffer });
  source.connect(offline.destination);
  source.start();
  return (await offline.startRendering()).getChannelData(0);
}

/**
 * @param {Float32Array} samples -1 to 1 at RATE
 * @returns {ArrayBuffer}
 */
export function wavFile(samples) {
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const words = (/** @type {number} */ at, /** @type {string} */ text) =>
    [...text].forEach((char, index) => view.setUint8(at + index, char.charCodeAt(0)));
  words(0, "RIFF");
  view.setUint32(4, 36 + samples.length * 2, true);
  words(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // whole numbers
  view.setUint16(22, 1, true); // one channel
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  words(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, index) => view.setInt16(44 + index * 2, Math.max(-1, Math.min(1, sample)) * 32767, true));
  return view.buffer;
}
