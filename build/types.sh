# Checks the types of the page's JavaScript with TypeScript. Sourced by `verify`; bash.
#
#   check_types   0: they hold; 1: they do not; 77: there is nothing here to check them with
#
# Compiler and declarations come from Maven, like all else. TypeScript wants a JavaScript runtime: the machine's
# own node, or the one that Playwright brings for the browser tests.
#
# shellcheck disable=SC2154 # home and JDK are set by who sources this

types_runtime() {
  if command -v node >/dev/null; then
    command -v node
    return
  fi
  case $(uname -sm) in
    "Linux x86_64") set -- linux ;;
    "Linux aarch64") set -- linux-arm64 ;;
    "Darwin arm64") set -- mac-arm64 ;;
    "Darwin x86_64") set -- mac ;;
    *) return 1 ;;
  esac
  local bundle
  bundle=$(find "$HOME/.m2/repository/com/microsoft/playwright/driver-bundle" -name 'driver-bundle-*.jar' 2>/dev/null | sort | tail -n 1)
  [ -n "$bundle" ] || return 1
  mkdir -p "$home/page/target/node" || return 1
  (cd "$home/page/target/node" && "$JDK/bin/jar" xf "$bundle" "driver/$1/node" && chmod +x "driver/$1/node") || return 1
  echo "$home/page/target/node/driver/$1/node"
}

check_types() {
  local node jars types name
  if ! node=$(types_runtime); then
    echo "There is no JavaScript runtime: install node, or run with -Pbrowser once, which brings one."
    return 77
  fi
  jars=$home/page/target/jars
  types=$home/page/target/types
  rm -rf "$types"
  if ! JAVA_HOME=$JDK mvn -B -q -ntp ${STAMPEDE_MAVEN_OPTIONS:-} -Ptypes -Dquick -pl page dependency:unpack@types </dev/null; then
    echo "TypeScript, or the libraries' declarations, could not be fetched."
    return 77
  fi
  # Their declarations lie packed a second time in the jars of mvnpm.
  for name in lit lit-html lit-element reactive-element typescript; do
    [ -f "$jars/$name/META-INF/.more.tgz" ] && tar xzf "$jars/$name/META-INF/.more.tgz" -C "$jars/$name/META-INF"
    mkdir -p "$types/$name"
    cp -R "$jars/$name/META-INF/resources/_static/$name"/*/. "$types/$name/"
  done
  mkdir -p "$types/uplot"
  cp -R "$jars/uplot/META-INF/resources/webjars/uplot"/*/. "$types/uplot/"
  "$node" "$types/typescript/lib/tsc.js" -p "$home/page"
}
