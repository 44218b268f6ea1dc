#!/usr/bin/env bash
# Makes images that take the place of the base images where none can be pulled, from Debian's packages, the JDK of this machine
# and what Maven brought for the build. Needs root, debootstrap, a running Docker engine and a built project (./cart up builds).
# See README.md beside this file.
set -euo pipefail

HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
CART_ROOT="$(cd "$HERE/../.." && pwd -P)"
source "$CART_ROOT/scripts/jdk.sh"
WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT

die() {
  echo "make-stand-ins: $1" >&2
  exit 1
}

# Debian with the few tools that health checks use.
make_debian() {
  debootstrap --variant=minbase --include=ca-certificates,curl bookworm "$WORK/debian" >"$WORK/debootstrap.log" ||
    die "debootstrap failed: $(tail -n 3 "$WORK/debootstrap.log")"
  rm -rf "$WORK/debian/var/cache/apt/archives" "$WORK/debian/var/lib/apt/lists"
  tar -C "$WORK/debian" -c . | docker import - cart-stand-in/debian
}

make_jdk() {
  require_jdk
  docker build -q -t cart-stand-in/jdk -f "$HERE/jdk.Dockerfile" "$JAVA_HOME"
}

# Files of a package as it is, without what it depends on: these programs bring their libraries along.
unpack_package() {
  (cd "$WORK" && apt-get download -qq "$1" && dpkg-deb --extract "$1"_*.deb "$WORK/$1")
}

make_program() {
  unpack_package "$1"
  docker build -q -t "cart-stand-in/$1" -f "$HERE/$1.Dockerfile" "$WORK/$1"
}

# What the stages "compile" and "pages" of the Dockerfile would build, at the same paths.
make_built() {
  local module
  (
    cd "$CART_ROOT"
    for module in cart-command-service cart-query-service cart-broker cart-local examples/order-service; do
      printf '%s\n' "$module"/target/lib "$module"/target/"$(basename "$module")"-*.jar
    done
    printf '%s\n' cart-local/pom.xml cart-local/target/registry cart-storefront/apps/shop/dist
  ) >"$WORK/built"
  tar -C "$CART_ROOT" -c --transform 's#^#src/#' -T "$WORK/built" | docker import - cart-stand-in/built
}

docker image inspect cart-stand-in/debian >/dev/null 2>&1 || make_debian
docker image inspect cart-stand-in/jdk >/dev/null 2>&1 || make_jdk
docker image inspect cart-stand-in/caddy >/dev/null 2>&1 || make_program caddy
docker image inspect cart-stand-in/prometheus >/dev/null 2>&1 || make_program prometheus
docker build -q -t cart-stand-in/kafka -f "$HERE/kafka.Dockerfile" "$CART_ROOT/cart-broker/target"
docker build -q -t cart-stand-in/registry -f "$HERE/registry.Dockerfile" "$CART_ROOT/cart-local/target/registry"
make_built
