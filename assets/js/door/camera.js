// Reads QR codes with the camera: with the browser's own reader where it has one, else with ours.
import decodeQR from "qr/decode.js";

const PAUSE = 150;
const SAME_AGAIN = 4000;
const LONGEST_SIDE = 640;

export class Camera {
  constructor(video, onRead) {
    Object.assign(this, { video, onRead, stream: null, last: "", lastAt: 0 });
  }

  static isThere() {
    return Boolean(navigator.mediaDevices?.getUserMedia);
  }

  get isOn() {
    return this.stream !== null;
  }

  // Rejects where the person or the device refuses.
  async start() {
    this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
    this.video.srcObject = this.stream;
    await this.video.play();
    this.read = await reader();
    this.look();
  }

  stop() {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = this.video.srcObject = null;
  }

  async look() {
    if (!this.isOn) return;
    const text = await this.read(this.video).catch(() => "");
    const now = Date.now();
    // The ticket stays before the camera for a while: it was shown once.
    if (text && (text !== this.last || now - this.lastAt > SAME_AGAIN)) this.onRead(text);
    if (text) Object.assign(this, { last: text, lastAt: now });
    setTimeout(() => this.look(), PAUSE);
  }
}

async function reader() {
  const formats = "BarcodeDetector" in window ? await BarcodeDetector.getSupportedFormats() : [];
  if (formats.includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? "";
  }
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = video.videoWidth * scale;
    canvas.height = video.videoHeight * scale;
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
  };
}
