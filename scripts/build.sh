# Builds what the programs run from: each module's jar beside its libraries in target/lib.

CART_LOGS="$CART_ROOT/.cart/logs"
CART_STAMP="$CART_ROOT/target/built"
BUILD_SIGN_OF_LIFE_SECONDS=5

require_maven() {
  command -v mvn >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Maven with apt-get …"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends maven >/dev/null
  fi
  command -v mvn >/dev/null || die "Maven is not on the PATH. Install Maven 3.8.7 or newer (apt, brew, sdk: package \"maven\")."
}

# Maven under the right JDK, as bounded as everything else here.
maven() {
  require_maven
  MAVEN_OPTS="-Xmx1g -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}" \
    mvn -f "$CART_ROOT/pom.xml" -B -ntp "$@"
}

# Prints the first source, build file or removed-from directory that is newer than the last build.
changed_source() {
  (
    cd "$CART_ROOT"
    find pom.xml .mvn cart-*/pom.xml cart-*/src examples/*/pom.xml examples/*/src cart-storefront \
      \( -path 'cart-storefront/*' \( -name node_modules -o -name dist -o -name target \) -prune \) -o \
      \( ! -path 'cart-storefront*' -o -type f \) -newer "$CART_STAMP" -print -quit
  )
}

is_built() {
  [ -f "$CART_STAMP" ] && [ -d "$CART_ROOT/cart-local/target/lib" ] && shop_is_built && [ -z "$(changed_source)" ]
}

# Builds without tests when anything changed; shows where it is while it lasts.
build_if_changed() {
  is_built && return
  local log="$CART_LOGS/build.log" begun=$SECONDS fresh
  local -a options=(-Dmaven.test.skip -Dspotless.check.skip)
  if ! ensure_node; then
    echo "$(no_node): the services are built without the shop and the console." >&2
    options+=(-Dstorefront.skip)
  fi
  mkdir -p "$CART_LOGS" "$(dirname "$CART_STAMP")"
  # The time of the start counts: what changes during the build is built next time.
  fresh="$CART_STAMP.$$"
  touch "$fresh"
  echo "Building (log: ${log#"$CART_ROOT"/})" >&2
  maven package "${options[@]}" >"$log" 2>&1 &
  local pid=$!
  trap 'kill "$pid" 2>/dev/null || true' EXIT
  show_build "$pid" "$log" "$begun"
  if ! wait "$pid"; then
    rm -f "$fresh"
    trap - EXIT
    grep -m 25 -E '^\[ERROR\]' "$log" >&2 || tail -n 25 "$log" >&2
    die "the build failed; see $log"
  fi
  trap - EXIT
  mv "$fresh" "$CART_STAMP"
  echo "  ✓ built ($((SECONDS - begun)) s)" >&2
}

# A line every few seconds while the build runs: which module it is at.
show_build() {
  local pid="$1" log="$2" begun="$3" shown=$SECONDS module
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.2
    if [ $((SECONDS - shown)) -ge "$BUILD_SIGN_OF_LIFE_SECONDS" ]; then
      shown=$SECONDS
      module="$(sed -n 's/^\[INFO\] Building \([^ ]*\) .*\[\(.*\)\]$/\1 (\2)/p' "$log" | tail -n 1)"
      echo "  … building ${module:-, downloading}: $((SECONDS - begun)) s" >&2
    fi
  done
}

# The class path of a built program: its own jar, then its libraries.
program_class_path() {
  echo "$CART_ROOT/$1/target/$(basename "$1")-1.0.0-SNAPSHOT.jar:$CART_ROOT/$1/target/lib/*"
}
