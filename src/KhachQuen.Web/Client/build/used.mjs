// Takes out of Tabler's stylesheet the rules for classes that no page, part or script names (580 kB → about a tenth).
// A class must stand whole in the source; one put together from pieces ("bg-" + colour) is not found: write it out.
import { readFileSync } from "node:fs";

const always = ["show", "active", "disabled", "is-invalid"];
// Words that mean something else here than in Tabler.
const ours = ["page", "empty", "timeline", "chart", "grid", "steps", "tabs", "brand", "menu", "record", "list", "board"];

export function used(files) {
    const words = new Set(always);
    for (const { text } of files) for (const [word] of text.matchAll(/[A-Za-z][A-Za-z0-9_-]*/g)) words.add(word);
    for (const word of ours) words.delete(word);
    return {
        name: "used",
        setup(build) {
            build.onLoad({ filter: /tabler(\.min)?\.css$/ }, ({ path }) => ({ contents: keep(readFileSync(path, "utf8"), words), loader: "css" }));
        },
    };
}

function keep(css, words) {
    css = css.replace(/\/\*[\s\S]*?\*\//g, "");
    let out = "", at = 0;
    while (at < css.length) {
        const open = css.indexOf("{", at), end = css.indexOf(";", at);
        if (open < 0) return out + css.slice(at);
        if (end >= 0 && end < open) { out += css.slice(at, end + 1); at = end + 1; continue; }     // @charset, @import
        const close = closing(css, open), head = css.slice(at, open).trim(), body = css.slice(open + 1, close);
        out += rule(head, body, words);
        at = close + 1;
    }
    return out;
}

function rule(head, body, words) {
    if (/^@(media|supports|layer|container)/.test(head)) {
        const inside = keep(body, words);
        return inside.trim() ? `${head}{${inside}}` : "";
    }
    if (head.startsWith("@")) return `${head}{${body}}`;
    const kept = selectors(head).filter(s => named(s).every(c => words.has(c)));
    return kept.length > 0 ? `${kept.join(",")}{${body}}` : "";
}

/** The classes a selector cannot do without; what stands in :not(), :is() and :where() is left aside. */
const named = selector => [...selector.replace(/:(not|is|where|has)\((?:[^()]|\([^()]*\))*\)/g, "").matchAll(/\.((?:\\.|[A-Za-z0-9_-])+)/g)].map(m => m[1].replace(/\\/g, ""));

function selectors(head) {
    const parts = [];
    let depth = 0, from = 0;
    for (let i = 0; i < head.length; i++) {
        if (head[i] === "(" || head[i] === "[") depth++;
        else if (head[i] === ")" || head[i] === "]") depth--;
        else if (head[i] === "," && depth === 0) { parts.push(head.slice(from, i).trim()); from = i + 1; }
    }
    parts.push(head.slice(from).trim());
    return parts;
}

function closing(css, open) {
    let depth = 0, quote = "";
    for (let i = open; i < css.length; i++) {
        const c = css[i];
        if (quote) { if (c === "\\") i++; else if (c === quote) quote = ""; continue; }
        if (c === '"' || c === "'") quote = c;
        else if (c === "{") depth++;
        else if (c === "}" && --depth === 0) return i;
    }
    return css.length;
}
