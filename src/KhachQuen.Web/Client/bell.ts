// A callback's minute has come: the server says whose, the page asks what may be said of it, then shows, sounds and, if allowed, notifies the desktop.
import htmx from "htmx.org";
import { all, detail, on, text } from "./dom";
import { toast } from "./toast";

const most = 4;

export function due(noun: string, id: string) {
    void htmx.ajax("get", `/desk/due/${noun}/${id}`, { target: "#toasts", swap: "none" });
}

/** The product told this person something: it is asked what, then shown; what was to be done now also rings. */
export const noticed = (id: string) => void htmx.ajax("get", `/notices/${id}/said`, { target: "#toasts", swap: "none" });

document.addEventListener("kq:notice", event => {
    const { said, link, rings } = detail(event) as { said: string; link: string; rings: boolean };
    if (rings) call(said, link);
    else if (all(".toast-line").length < most) toast({ text: said, link });      // many at once: the bell counts them
});

document.addEventListener("kq:due", event => {
    const { said, link } = detail(event) as { said: string; link: string };
    call(said, link);
});

function call(said: string, link: string) {
    toast({ text: said, kind: "due", link });
    ring();
    if ("Notification" in window && Notification.permission === "granted") {
        const note = new Notification(text("client.callback.title"), { body: said, tag: link });
        note.onclick = () => { window.focus(); location.assign(link); };
    }
}

// Asking is left to the person: a prompt out of the blue is refused for ever.
on("click", "[data-notify]", button => {
    if (!("Notification" in window)) return;
    void Notification.requestPermission().then(answer => {
        toast({ text: text(answer === "granted" ? "client.notify.on" : "client.notify.off") });
        button.toggleAttribute("hidden", answer === "granted");
    });
});

let audio: AudioContext | undefined;
/** Two soft tones; nothing is downloaded for them. */
function ring() {
    try {
        audio ??= new AudioContext();
        for (const [after, pitch] of [[0, 660], [0.18, 880]] as const) {
            const tone = audio.createOscillator(), loud = audio.createGain();
            tone.frequency.value = pitch;
            loud.gain.setValueAtTime(0.0001, audio.currentTime + after);
            loud.gain.exponentialRampToValueAtTime(0.12, audio.currentTime + after + 0.02);
            loud.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + after + 0.16);
            tone.connect(loud).connect(audio.destination);
            tone.start(audio.currentTime + after);
            tone.stop(audio.currentTime + after + 0.2);
        }
    } catch { /* a browser that lets nothing sound still shows it */ }
}
