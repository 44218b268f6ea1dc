# Finds a JDK of the version this project is built for, wherever people keep them. Sets JAVA_HOME.

CART_JDK=25

# True when the directory is a JDK (not a mere runtime) of the right version.
is_right_jdk() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    grep -Eq "^JAVA_VERSION=\"$CART_JDK(\.|\"|-|\+)" "$1/release"
  else
    "$1/bin/javac" -version 2>&1 | grep -Eq "^javac $CART_JDK(\.|$|-)"
  fi
}

# The home of the `javac` on the PATH, through all symbolic links.
jdk_on_path() {
  local javac
  javac="$(command -v javac || true)"
  [ -n "$javac" ] || return 0
  while [ -L "$javac" ]; do
    local target
    target="$(readlink "$javac")"
    case "$target" in /*) javac="$target" ;; *) javac="$(dirname "$javac")/$target" ;; esac
  done
  (cd "$(dirname "$javac")/.." && pwd -P)
}

# Every directory that may be a JDK, one a line, the likeliest first.
jdk_candidates() {
  echo "${JAVA_HOME:-}"
  eval echo "\${JAVA${CART_JDK}_HOME:-}"
  jdk_on_path
  if [ -x /usr/libexec/java_home ]; then /usr/libexec/java_home -v "$CART_JDK" 2>/dev/null || true; fi
  local parent
  for parent in /usr/lib/jvm /usr/lib64/jvm /usr/java /usr/local/java /opt /opt/java /opt/jdk \
    "$HOME/.sdkman/candidates/java" "$HOME/.jdks" "$HOME/.jabba/jdk" "$HOME/.asdf/installs/java" \
    "$HOME/.local/share/mise/installs/java" /Library/Java/JavaVirtualMachines \
    "$HOME/Library/Java/JavaVirtualMachines" /opt/homebrew/opt /usr/local/opt; do
    [ -d "$parent" ] || continue
    ls -d "$parent"/*/ "$parent"/*/Contents/Home/ "$parent"/*/libexec/openjdk.jdk/Contents/Home/ 2>/dev/null || true
  done
}

require_jdk() {
  local home
  while IFS= read -r home; do
    home="${home%/}"
    if [ -n "$home" ] && is_right_jdk "$home"; then
      export JAVA_HOME="$home"
      return
    fi
  done < <(jdk_candidates)
  die "no JDK $CART_JDK was found in JAVA_HOME, on the PATH, or in the usual directories.
Install one (any vendor's JDK $CART_JDK, not just a runtime), or set JAVA_HOME to it."
}
