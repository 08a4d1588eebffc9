// Small helpers shared by the modules.
export const one = <E extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document) => within.querySelector<E>(selector);
export const all = <E extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document) => [...within.querySelectorAll<E>(selector)];
export const meta = (name: string) => one<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";

/** Listens on the document for events of elements that match, now or later. */
export function on<K extends string>(event: K, selector: string, act: (element: HTMLElement, event: Event) => void, capture = false) {
    document.addEventListener(event, e => {
        const element = (e.target as Element | null)?.closest?.<HTMLElement>(selector);
        if (element) act(element, e);
    }, capture);
}

/** The detail of one of htmx's events. */
export const detail = (event: Event) => (event as CustomEvent).detail;

const texts: Record<string, string> = JSON.parse(document.getElementById("texts")?.textContent ?? "{}");

/** A sentence of the request's language (keys `client.*` of the text files). */
export function text(key: string, ...args: (string | number)[]) {
    const sentence = texts[key] ?? key;
    return args.reduce<string>((s, arg, i) => s.replaceAll(`{${i}}`, String(arg)), sentence);
}

export const isVisible = (element: HTMLElement) => element.checkVisibility({ visibilityProperty: true });

/** Whether the keys belong to what is being written. */
export function isTyping(target: EventTarget | null) {
    const element = target as HTMLElement | null;
    if (!element?.closest) return false;
    if (element.isContentEditable || element.closest("textarea, select")) return true;
    const input = element.closest("input");
    return input !== null && !["checkbox", "radio", "button", "submit", "range"].includes(input.type);
}

export function debounced(act: () => void, ms: number) {
    let timer = 0;
    return () => { clearTimeout(timer); timer = window.setTimeout(act, ms); };
}
