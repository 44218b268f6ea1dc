# What ./cart --help and ./cart VERB --help print.

help_all() {
  cat <<'TEXT'
Usage: ./cart VERB [OPTION …]      ./cart VERB --help tells more

  up        build what changed and start everything on this machine
  down      stop it; the data stay
  status    what is running
  restart   have a service finish what it has begun and start again
  logs      what a service printed
  token     print an access token for alice, bob, auditor, operator or anyone
  catalog   put a product into the catalogue
  test      every check and every test, as continuous integration runs them
TEXT
  local verb rest what
  while IFS='|' read -r verb _ _ what; do
    if [ -n "$verb" ] && program "$verb" >/dev/null; then printf '  %-9s %s\n' "$verb" "$what"; fi
  done <<<"$CART_PROGRAMS"
}

help_verb() {
  case "$1" in
    up) help_up ;;
    down) echo "Usage: ./cart down [--data DIR]

Stops everything ./cart up started, in order, and waits until it is gone. The data stay.
The first stop after a build takes half a minute longer: each program writes down what it
loaded, from which it starts faster the next time." ;;
    status) echo "Usage: ./cart status [--json] [--data DIR]

  --json   an array of {name, pid, port, state}; empty when nothing runs.
           States: STARTING, READY, RESTARTING, FAILED, STOPPED" ;;
    restart) echo "Usage: ./cart restart SERVICE … [--data DIR]

Asks a service to end, waits until the launcher has started it again, then the next. With several instances nobody notices:
  ./cart restart command command-2 command-3" ;;
    logs) echo "Usage: ./cart logs SERVICE [--follow] [--data DIR]

  SERVICE   kafka, registry, command, query; command-2 … with more instances
  --follow  go on printing what is added" ;;
    token) help_token ;;
    catalog) help_catalog ;;
    faults) help_faults ;;
    test) echo "Usage: ./cart test

Compiles with every warning an error, checks the format, runs unit and integration tests (a real broker and registry on
free ports) and the end-to-end tests; checks and tests the shop and the console, in Chromium too. Needs nothing running;
leaves nothing running. As root on Debian it installs Maven, Node.js and Chromium when they are missing." ;;
    simulate) echo "Usage: ./cart simulate [--seeds N | --seed S] [--commands M] [--mutant NAME]

Runs the production shard on a simulated log, clock and network and checks what clients saw against the log. The same seed
does the same every time. Needs nothing running.

  --seeds N       that many seeds (100)
  --seed S        this one alone
  --commands M    answered commands for each seed (1000)
  --mutant NAME   break a rule on purpose and see it caught: no-fencing, distinct-ids, bound-by-stable-offset,
                  answer-before-commit" ;;
    *) help_program "$1" ;;
  esac
}

help_up() {
  cat <<'TEXT'
Usage: ./cart up [--detach] [--fresh] [--data DIR] [--instances N] [--writes-only] [--tracing]

Builds what changed, starts a Kafka broker, a schema registry, a development identity provider, the command service and
the query service, and prints their addresses. Everything listens on 127.0.0.1. Ctrl-C stops all of it.

  --detach        return when all is ready; ./cart down stops it
  --fresh         delete the data of earlier runs first
  --data DIR      keep the data there instead of .cart (also: CART_DATA)
  --instances N   N command and N query services, 1 to 8
  --writes-only   no query and no order service
  --tracing       spans of every request; http://127.0.0.1:8080/traces lists and draws the last traces

Ports, each changed by an environment variable of its own:
  CART_SHOP_PORT 8080   CART_COMMAND_PORT 8081   CART_QUERY_PORT 8082   CART_IDENTITY_PORT 8083
  CART_REGISTRY_PORT 8085   CART_KAFKA_PORT 9092
  CART_COMMAND_MANAGEMENT_PORT 9081   CART_QUERY_MANAGEMENT_PORT 9082
TEXT
}

help_token() {
  cat <<'TEXT'
Usage: ./cart token NAME [--flaw expired|audience|issuer] [--data DIR]

Prints an access token of the development identity provider, good for 15 minutes.

  NAME    becomes the subject: alice, bob, or anyone; auditor may read all history, operator may look inside
  --flaw  what is wrong with it, to see it refused
TEXT
}

help_catalog() {
  cat <<'TEXT'
Usage: ./cart catalog put SKU --price MINOR --available N [--name TEXT] [--currency C] [--min N] [--max N]
                          [--inactive] [--backorderable] [--data DIR]

Puts one product into the running catalogue; it replaces the product with the same SKU.

  --price MINOR     in the currency's smallest unit: 1999 is 19.99
  --available N     pieces in stock
  --name TEXT       its present name when left out, else the SKU
  --currency C      EUR when left out
  --min N, --max N  least and most of it in a line; 1 and 999 when left out
  --inactive        discontinued
  --backorderable   may be sold beyond the stock
TEXT
}

help_faults() {
  cat <<'TEXT'
Usage: ./cart faults [NAME …] [--kills N] [--instances N]

Starts a platform of its own with some instances of the command service, on free ports and in a temporary directory, puts
some 60 commands a second on it, breaks it, and compares what every client saw with the log. Prints one line for each fault;
ends with an error when a promise was broken, or when after a kill a cart could not be written for more than 8 s.

  NAME           kills, points, zombie, broker, rolling, same-key; all of them when left out
  --kills N      how often an owner is killed; 20 when left out
  --instances N  how many instances; 3 when left out, which all but kills and rolling need
TEXT
}

# A program explains itself once it is built; before, this is the least.
help_program() {
  local module class what
  IFS='|' read -r _ module class what <<<"$(program "$1")"
  if [ -d "$CART_ROOT/$module/target/lib" ] && (require_jdk) >/dev/null 2>&1; then
    require_jdk
    "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -cp "$(program_class_path "$module")" "$class" --help
    return
  fi
  echo "Usage: ./cart $1 [ARGUMENT …]

$what. Needs ./cart up --detach first where it talks to the services. Once it is built this tells more."
}
