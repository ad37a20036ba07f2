// Runs in the audio thread: hands on what the microphone hears, block by block, with its loudness (0 to 1).

class Recorder extends AudioWorkletProcessor {
  /** @param {Float32Array[][]} inputs */
  process(inputs) {
    const heard = inputs[0]?.[0];
    if (heard) {
      let loudest = 0;
      for (const sample of heard) loudest = Math.max(loudest, Math.abs(sample));
      const samples = heard.slice();
      this.port.postMessage({ samples, loudest }, [samples.buffer]);
    }
    return true;
  }
}

registerProcessor("marlow-recorder", Recorder);
