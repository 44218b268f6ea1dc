# What each verb does. Programs of other modules are listed with their main class; one that is not there is no verb.

# verb|module|main class|what it is for
CART_PROGRAMS="
demo|cart-acceptance|dev.cartlog.acceptance.demo.DemoMain|a guided tour: guest cart, merge, check-out, order, audit trail
verify|cart-acceptance|dev.cartlog.acceptance.verify.VerifyMain|fold the whole log and compare every cart with its state and its views
rebuild|cart-acceptance|dev.cartlog.acceptance.rebuild.RebuildMain|build the views from the log anew, beside those that are served
bench|cart-acceptance|dev.cartlog.acceptance.bench.BenchMain|measure against a ceiling; ./cart bench --help names what
simulate|cart-acceptance|dev.cartlog.acceptance.simulate.SimulateMain|deterministic simulation of a shard
faults|cart-acceptance|dev.cartlog.acceptance.faults.FaultsMain|kill, freeze and restart instances under load, and check every promise
soak|cart-acceptance|dev.cartlog.acceptance.soak.SoakMain|shoppers of every kind and faults of every kind for an hour, checked at the end
outages|cart-acceptance|dev.cartlog.acceptance.faults.OutagesMain|kill containers of a running stack under load, and check every promise
fuzz|cart-acceptance|dev.cartlog.acceptance.fuzz.FuzzMain|requests made from the API description, some of them wrong
"
CART_OWN_VERBS="up down status restart logs token catalog test"

# One program's line of the table, when its source is there.
program() {
  local line
  line="$(grep "^$1|" <<<"$CART_PROGRAMS" || true)"
  [ -n "$line" ] || return 1
  local module class rest
  IFS='|' read -r _ module class rest <<<"$line"
  [ -f "$CART_ROOT/$module/src/main/java/${class//.//}.java" ] || return 1
  echo "$line"
}

all_verbs() {
  local verb rest
  printf '%s\n' $CART_OWN_VERBS
  while IFS='|' read -r verb rest; do
    if [ -n "$verb" ] && program "$verb" >/dev/null; then echo "$verb"; fi
  done <<<"$CART_PROGRAMS"
}

is_verb() {
  # Not grep -q: it would end before the list does, and with pipefail a broken pipe counts as "no such verb".
  all_verbs | grep -Fx -- "$1" >/dev/null
}

# The nearest verb, when one is near.
hint() {
  all_verbs | awk -v word="$1" '
    function min(a, b) { return a < b ? a : b }
    function distance(a, b,   i, j, d) {
      for (i = 0; i <= length(a); i++) d[i, 0] = i
      for (j = 0; j <= length(b); j++) d[0, j] = j
      for (i = 1; i <= length(a); i++)
        for (j = 1; j <= length(b); j++)
          d[i, j] = min(min(d[i-1, j], d[i, j-1]) + 1, d[i-1, j-1] + (substr(a, i, 1) != substr(b, j, 1)))
      return d[length(a), length(b)]
    }
    BEGIN { word = tolower(word) }
    { d = distance(word, $0); if (index($0, word) == 1) d = 1; if (best == "" || d < least) { best = $0; least = d } }
    END { if (least <= 2 && least < length(word)) printf " Did you mean %s?", best }'
}

# Runs the launcher program; this script becomes it.
launcher() {
  local archive="$CART_ROOT/.cart/start/launcher.aot" jar="$CART_ROOT/cart-local/target/cart-local-1.0.0-SNAPSHOT.jar"
  local -a classes=()
  # Only the verb that loads most of the classes writes them down; the others start from what it wrote.
  if [ "$archive" -nt "$jar" ]; then
    classes=(-Xlog:disable -XX:AOTCache="$archive")
  elif [ "$1" = up ]; then
    mkdir -p "$(dirname "$archive")"
    classes=(-Xlog:disable -XX:AOTCacheOutput="$archive")
  fi
  exec "$JAVA_HOME/bin/java" -Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 ${classes[@]+"${classes[@]}"} \
    -Dsun.net.httpserver.nodelay=true -Dlog4j2.configurationFile=log4j2-launcher.properties \
    --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
    -cp "$(program_class_path cart-local)" dev.cartlog.local.cli.CartMain "$@"
}

run_verb() {
  local verb="$1"
  shift
  require_jdk
  case "$verb" in
    test) verb_test "$@" ;;
    up) verb_up "$@" ;;
    down | status | restart | logs | token | catalog) require_built "$verb"; launcher "$verb" "$@" ;;
    *) run_program "$verb" "$@" ;;
  esac
}

# Verbs about a running platform need no fresh build: they must answer at once, with what was built last.
require_built() {
  [ -f "$CART_ROOT/cart-local/target/cart-local-1.0.0-SNAPSHOT.jar" ] && [ -d "$CART_ROOT/cart-local/target/lib" ] && return
  build_if_changed
}

run_program() {
  local module class rest
  IFS='|' read -r _ module class rest <<<"$(program "$1")"
  local verb="$1"
  shift
  build_if_changed
  if [ "$verb" = bench ] && [ "${1:-}" = peers ]; then ensure_peers; fi
  exec "$JAVA_HOME/bin/java" -Xmx512m --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
    -cp "$(program_class_path "$module")" "$class" "$@"
}

verb_test() {
  [ $# -eq 0 ] || die "test takes no arguments. See: ./cart test --help" 2
  ensure_node || die "$(no_node). It builds and tests the shop and the console. Install it (apt: nodejs, npm)."
  ensure_chromium
  maven verify
  # A full build is also what the programs run from.
  mkdir -p "$(dirname "$CART_STAMP")"
  touch "$CART_STAMP"
}

verb_up() {
  local detach="" argument
  local -a rest=()
  for argument in "$@"; do
    if [ "$argument" = --detach ]; then detach=yes; else rest+=("$argument"); fi
  done
  build_if_changed
  if [ -z "$detach" ]; then launcher up ${rest[@]+"${rest[@]}"}; fi
  up_detached ${rest[@]+"${rest[@]}"}
}

# Starts the launcher in the background, shows what it says, and returns when it is ready or has failed.
up_detached() {
  # The traps run when this function is gone, so what they name must not be local to it.
  local log="$CART_LOGS/launcher.log" shown=0 code=0
  mkdir -p "$CART_LOGS"
  ready="$(mktemp "$CART_LOGS/ready.XXXXXX")"
  : >"$log"
  (
    # Neither the terminal's interrupt nor its end concerns a launcher in the background.
    trap '' INT HUP
    export CART_READY_FILE="$ready"
    launcher up "$@" >>"$log" 2>&1 </dev/null
  ) &
  pid=$!
  trap 'rm -f "$ready"' EXIT
  trap 'kill "$pid" 2>/dev/null; wait "$pid"; exit 130' INT TERM
  while [ ! -s "$ready" ] && kill -0 "$pid" 2>/dev/null; do
    shown="$(show_news "$log" "$shown")"
    sleep 0.1
  done
  if [ -s "$ready" ]; then
    show_news "$log" "$shown" >/dev/null
    return
  fi
  wait "$pid" || code=$?
  show_news "$log" "$shown" >/dev/null
  die "it did not start (code $code). All it said is in $log" 1
}

# Copies what was added to a file to standard error; prints how many lines have been shown by then.
show_news() {
  local lines
  [ -e "$1" ] || { echo "$2"; return; } # it has not said anything yet
  lines="$(wc -l <"$1" | tr -d ' ')"
  if [ "$lines" -gt "$2" ]; then sed -n "$(($2 + 1)),${lines}p" "$1" >&2; fi
  echo "$lines"
}
