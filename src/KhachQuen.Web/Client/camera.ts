// [data-camera="field"] opens the camera and adds every code it reads to that field, each once, with a beep; Esc, the button or leaving closes it.
import { debounced, detail, on, one, text } from "./dom";

type Eye = (picture: HTMLVideoElement) => Promise<string[]>;
type Reader = { detect(picture: CanvasImageSource): Promise<{ rawValue: string }[]> };
const widest = 800, pause = 120;
let stream: MediaStream | null = null;
let opening = false;

on("click", "[data-camera]", button => void (stream ? close() : open(button)));
on("click", "[data-camera-close]", close);
document.addEventListener("keydown", event => { if (event.key === "Escape" && stream) { event.preventDefault(); close(); } }, true);
document.addEventListener("visibilitychange", () => { if (document.hidden) close(); });
window.addEventListener("pagehide", close);
document.addEventListener("htmx:afterSwap", () => { if (stream && !one("[data-camera]")) close(); });      // on to another page

const say = (said: string) => { const line = one("[data-camera-said]"); if (line) line.textContent = said; };

async function open(button: HTMLElement) {
    if (opening) return;
    const box = one("[data-camera-box]")!, video = one<HTMLVideoElement>("video", box)!, field = document.getElementById(button.dataset.camera!) as HTMLTextAreaElement;
    opening = true;
    say(text("client.camera.opening"));
    try {
        if (!isSecureContext) throw new DOMException("", "InsecureContext");
        if (!navigator.mediaDevices?.getUserMedia) throw new DOMException("", "NotFoundError");
        const [see, eye] = await Promise.all([navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } }, audio: false }), seeing(button.dataset.decoder!)]);
        stream = see;
        video.srcObject = see;
        box.hidden = false;
        button.setAttribute("aria-expanded", "true");
        await video.play();
        say(text("client.camera.aim"));
        void look(see, video, eye, field);
    } catch (problem) {
        close();
        say(text(why(problem)));
    } finally { opening = false; }
}

const why = (problem: unknown) => ({ InsecureContext: "client.camera.insecure", NotAllowedError: "client.camera.denied", SecurityError: "client.camera.denied", NotFoundError: "client.camera.none", OverconstrainedError: "client.camera.none", NotReadableError: "client.camera.busy" })[(problem as DOMException).name] ?? "client.camera.failed";

function close() {
    for (const track of stream?.getTracks() ?? []) track.stop();
    if (!stream) return;
    stream = null;
    const box = one("[data-camera-box]"), button = one("[data-camera]");
    if (!box || !button) return;
    one<HTMLVideoElement>("video", box)!.srcObject = null;
    box.hidden = true;
    button.setAttribute("aria-expanded", "false");
    say("");
    button.focus();
}

/** What the browser has for it, else our own, which comes now. */
async function seeing(decoder: string): Promise<Eye> {
    const Own = (window as unknown as { BarcodeDetector?: { new(o: object): Reader; getSupportedFormats(): Promise<string[]> } }).BarcodeDetector;
    const formats = Own ? await Own.getSupportedFormats().catch(() => []) : [];
    if (Own && formats.includes("qr_code")) {
        const reader = new Own({ formats: formats.filter(f => ["qr_code", "code_128", "code_39"].includes(f)) });      // some carriers print bars
        return async picture => (await reader.detect(picture).catch(() => [])).map(f => f.rawValue);
    }
    if (!window.kqReadQr) await new Promise((done, failed) => document.head.append(Object.assign(document.createElement("script"), { src: decoder, onload: done, onerror: failed })));
    const canvas = document.createElement("canvas"), pen = canvas.getContext("2d", { willReadFrequently: true })!;
    return async picture => {
        const scale = Math.min(1, widest / picture.videoWidth);
        [canvas.width, canvas.height] = [Math.round(picture.videoWidth * scale), Math.round(picture.videoHeight * scale)];
        pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
        const code = window.kqReadQr!(pen.getImageData(0, 0, canvas.width, canvas.height));
        return code ? [code] : [];
    };
}

async function look(mine: MediaStream, video: HTMLVideoElement, eye: Eye, field: HTMLTextAreaElement) {
    while (stream === mine && mine.active) {
        if (!video.isConnected) { close(); return; }
        if (video.videoWidth > 0) for (const code of await eye(video)) if (stream === mine) add(field, code.trim());
        await new Promise(done => setTimeout(done, pause));
    }
}

const lines = (field: HTMLTextAreaElement) => field.value.split(/[\s,;|]+/).filter(Boolean);

function add(field: HTMLTextAreaElement, code: string) {
    if (!code || lines(field).some(l => l.toUpperCase() === code.toUpperCase())) return;
    field.value = `${field.value.trimEnd()}\n${code}\n`.trimStart();
    field.scrollTop = field.scrollHeight;
    count();
    beep();
    say(text("client.camera.read", code, lines(field).length));
}

function beep() {
    navigator.vibrate?.(60);
    const sound = new AudioContext(), tone = sound.createOscillator();
    tone.frequency.value = 1200;
    tone.connect(sound.destination);
    tone.onended = () => void sound.close();
    tone.start();
    tone.stop(sound.currentTime + 0.09);
}

/** How many there are, also while a hardware scanner types them. */
function count() {
    const field = one<HTMLTextAreaElement>("[data-codes]"), place = one("[data-codes-said]");
    if (!field || !place) return;
    const all = lines(field), different = new Set(all.map(c => c.toUpperCase())).size;
    place.textContent = all.length === 0 ? "" : text(different < all.length ? "client.codes.twice" : "client.codes", different, all.length - different);
}
const counted = debounced(count, 60);
on("input", "[data-codes]", counted);
document.addEventListener("htmx:afterSettle", event => { if ((detail(event).target as Element | null)?.id === "main") counted(); });
