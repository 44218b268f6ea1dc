# What ./cart bench peers needs beside the service: two databases of the distribution, and the programs before them, which
# have a build of their own.

CART_PEERS="$CART_ROOT/benchmarks/peers"

ensure_peers() {
  [ -x /usr/lib/postgresql/15/bin/postgres ] || apt_install postgresql-15 || true
  [ -x /usr/lib/postgresql/15/bin/postgres ] || die "the peers need PostgreSQL 15 as Debian installs it (apt: postgresql-15)."
  command -v redis-server redis-cli >/dev/null || apt_install redis-server || true
  command -v redis-server redis-cli >/dev/null || die "the peers need Redis (apt: redis-server)."
  [ "$(id -u)" = 0 ] || die "the peers need root, who starts PostgreSQL as the user postgres."
  build_peers
}

build_peers() {
  local stamp="$CART_PEERS/target/built"
  if [ -f "$stamp" ] && [ -z "$(find "$CART_PEERS/pom.xml" "$CART_PEERS/src" -newer "$stamp" -print -quit)" ]; then return; fi
  require_maven
  echo "Building the peers …" >&2
  mvn -q -B -ntp -f "$CART_PEERS/pom.xml" package >&2 || die "the peers were not built."
  touch "$stamp"
}
