# Checks the types of the page's JavaScript with TypeScript. Sourced by `verify`; POSIX sh.
#
#   check_types   0: they hold; 1: they do not; 77: there is nothing here to check them with, and it says why
#
# Compiler and declarations come from Maven, like all else. TypeScript wants a JavaScript runtime: the machine's
# own node, or the one that Playwright brings for the browser tests.
#
# shellcheck disable=SC2154 # home and JDK are set by who sources this

types_runtime() {
  types_node=$(command -v node) && return 0
  case $(uname -sm) in
    "Linux x86_64") types_platform=linux ;;
    "Linux aarch64") types_platform=linux-arm64 ;;
    "Darwin arm64") types_platform=mac-arm64 ;;
    "Darwin x86_64") types_platform=mac ;;
    *) return 1 ;;
  esac
  types_bundle=$(find "$HOME/.m2/repository/com/microsoft/playwright/driver-bundle" -name 'driver-bundle-*.jar' 2>/dev/null | sort | tail -n 1)
  [ -n "$types_bundle" ] || return 1
  types_node=$home/page/target/node/driver/$types_platform/node
  mkdir -p "$home/page/target/node" &&
    (cd "$home/page/target/node" && "$JDK/bin/jar" xf "$types_bundle" "driver/$types_platform/node") &&
    chmod +x "$types_node"
}

check_types() {
  if ! types_runtime; then
    echo "There is no JavaScript runtime: install node, or run the browser tests once, which bring one."
    return 77
  fi
  types_jars=$home/page/target/jars
  types_home=$home/page/target/types
  rm -rf "$types_home"
  # shellcheck disable=SC2086
  if ! JAVA_HOME=$JDK mvn -B -q -ntp ${STAMPEDE_MAVEN_OPTIONS:-} -Ptypes -Dquick -pl page dependency:unpack@types </dev/null; then
    echo "TypeScript, or the libraries' declarations, could not be fetched."
    return 77
  fi
  # Most of what mvnpm carries of a package, the declarations among it, lies packed once more in its jar.
  for types_of in lit lit-html lit-element reactive-element typescript; do
    types_from=$types_jars/$types_of/META-INF
    [ ! -f "$types_from/.more.tgz" ] || tar xzf "$types_from/.more.tgz" -C "$types_from"
    mkdir -p "$types_home/$types_of"
    cp -R "$types_from/resources/_static/$types_of"/*/. "$types_home/$types_of/"
  done
  mkdir -p "$types_home/uplot"
  cp -R "$types_jars/uplot/META-INF/resources/webjars/uplot"/*/. "$types_home/uplot/"
  "$types_node" "$types_home/typescript/lib/tsc.js" -p "$home/page" || return 1
}
