// Reads QR codes where the browser itself cannot (Firefox, Safari, Chrome on a desktop). Its own file: fetched when the camera is opened, not before.
import jsQR from "jsqr";

declare global { interface Window { kqReadQr?: (pixels: ImageData) => string | null } }

window.kqReadQr = pixels => jsQR(pixels.data, pixels.width, pixels.height, { inversionAttempts: "dontInvert" })?.data || null;
