# Node.js builds the shop and the console, Chromium tests them. Both come from the distribution when they are missing.

CART_NODE_LEAST="20.19"
CART_SHOP_FILES="$CART_ROOT/cart-storefront/apps/shop/dist"

# Installs packages where that needs no question: as root on Debian and its relatives.
apt_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  echo "Installing $* with apt-get …" >&2
  apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

has_right_node() {
  command -v npm >/dev/null && command -v node >/dev/null && node -e '
    const [major, minor] = process.versions.node.split(".").map(Number)
    const [leastMajor, leastMinor] = process.argv[1].split(".").map(Number)
    process.exit(major > leastMajor || (major === leastMajor && minor >= leastMinor) ? 0 : 1)' "$CART_NODE_LEAST"
}

# True when Node.js and npm are there now; installs them when they are not and that can be done.
ensure_node() {
  has_right_node && return
  command -v node >/dev/null || apt_install nodejs || true
  command -v npm >/dev/null || apt_install npm || true
  has_right_node
}

no_node() {
  echo "Node.js $CART_NODE_LEAST or newer with npm is not on the PATH"
}

# True when there is nothing to build for browsers: all is built, or nothing here could build it.
shop_is_built() {
  [ -f "$CART_SHOP_FILES/console.html" ] || ! has_right_node
}

ensure_chromium() {
  [ -z "${CHROMIUM:-}" ] || return 0
  command -v chromium chromium-browser google-chrome >/dev/null || apt_install chromium || true
  command -v chromium chromium-browser google-chrome >/dev/null ||
    die "the browser tests need Chromium. Install it (apt: chromium), or set CHROMIUM to its path."
}
