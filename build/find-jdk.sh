# Finds a JDK 25 or newer. Sourced by `stampede` and `verify`; POSIX sh, starts no JVM.
#
#   find_jdk          sets JDK (its folder), JDK_VERSION (25.0.3) and JDK_BUILD (who made it, which build);
#                     or prints what is wrong and how to mend it, and returns 69.
#
# Asked in this order; the first JDK that is new enough wins:
#   STAMPEDE_JAVA_HOME   an order, not a hint: if it is wrong, we say so and look no further
#   JAVA_HOME            a hint: an older Java there is passed over
#   PATH                 the first `java`
#   STAMPEDE_JDK_PLACES  folders in which JDKs lie, parted by colons; without it, the usual places

# shellcheck disable=SC2034 # what is set here is used where this is sourced
JDK_NEEDED=25

jdk_usual_places() {
  JDK_PLACES="${SDKMAN_DIR:-$HOME/.sdkman}/candidates/java:$HOME/.jdks:$HOME/.gradle/jdks"
  JDK_PLACES="$JDK_PLACES:${MISE_DATA_DIR:-$HOME/.local/share/mise}/installs/java"
  JDK_PLACES="$JDK_PLACES:${ASDF_DATA_DIR:-$HOME/.asdf}/installs/java"
  JDK_PLACES="$JDK_PLACES:/usr/lib/jvm:/usr/lib64/jvm:/usr/java:/usr/local/lib/jvm:/opt:/opt/java"
  JDK_PLACES="$JDK_PLACES:/Library/Java/JavaVirtualMachines:$HOME/Library/Java/JavaVirtualMachines"
  JDK_PLACES="$JDK_PLACES:/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents"
  JDK_PLACES="$JDK_PLACES:/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents"
  JDK_PLACES="$JDK_PLACES:/home/linuxbrew/.linuxbrew/opt/openjdk*/libexec"
}

# Takes a folder if it is a JDK that is new enough; otherwise JDK_FAULT says why not.
jdk_try() {
  JDK_FAULT=
  JDK_VERSION=
  jdk_runtime=
  jdk_maker=
  if [ ! -d "$1" ]; then
    JDK_FAULT="there is no such folder"
    return 1
  fi
  if [ ! -x "$1/bin/java" ]; then
    JDK_FAULT="there is no bin/java in it"
    return 1
  fi
  if [ -r "$1/release" ]; then
    while IFS='=' read -r jdk_key jdk_value || [ -n "$jdk_key" ]; do
      jdk_value=${jdk_value#\"}
      jdk_value=${jdk_value%\"*}
      case $jdk_key in
        JAVA_VERSION) JDK_VERSION=$jdk_value ;;
        JAVA_RUNTIME_VERSION) jdk_runtime=$jdk_value ;;
        IMPLEMENTOR) jdk_maker=$jdk_value ;;
      esac
    done <"$1/release"
  fi
  jdk_major=${JDK_VERSION%%[!0-9]*} # 1.8.0_492 counts as 1: old enough to be told apart
  case $jdk_major in
    '')
      JDK_FAULT="its file 'release' does not tell a version"
      return 1
      ;;
  esac
  if [ "$jdk_major" -lt $JDK_NEEDED ]; then
    JDK_FAULT="it is Java $JDK_VERSION"
    return 1
  fi
  if [ ! -x "$1/bin/javac" ]; then
    JDK_FAULT="it is a Java $JDK_VERSION without a compiler (a JRE): scenarios are compiled when they start"
    return 1
  fi
  JDK=$1
  JDK_BUILD="$jdk_maker ${jdk_runtime:-$JDK_VERSION}"
}

jdk_on_path() {
  jdk_java=$(command -v java) || return 1
  case $jdk_java in
    /*) ;;
    *) return 1 ;;
  esac
  if [ -h "$jdk_java" ]; then
    jdk_java=$(readlink -f "$jdk_java" 2>/dev/null) || return 1
  fi
  jdk_try "${jdk_java%/bin/java}"
}

jdk_in_places() {
  if [ -n "${STAMPEDE_JDK_PLACES+set}" ]; then
    JDK_PLACES=$STAMPEDE_JDK_PLACES
  else
    jdk_usual_places
  fi
  jdk_ifs=$IFS
  IFS=:
  for jdk_place in $JDK_PLACES; do # unquoted: a place may be a pattern
    IFS=$jdk_ifs
    for jdk_home in "$jdk_place/current" "$jdk_place" "$jdk_place"/* "$jdk_place"/*/Contents/Home; do
      [ -x "$jdk_home/bin/javac" ] && jdk_try "$jdk_home" && return 0
    done
  done
  IFS=$jdk_ifs
  return 1
}

find_jdk() {
  JDK=
  if [ -n "${STAMPEDE_JAVA_HOME:-}" ]; then
    jdk_try "$STAMPEDE_JAVA_HOME" && return 0
    cat >&2 <<END
stampede: STAMPEDE_JAVA_HOME is $STAMPEDE_JAVA_HOME, but $JDK_FAULT.
Point it at a JDK $JDK_NEEDED or newer, or unset it and let me look in the usual places.
END
    return 69
  fi
  if [ -n "${JAVA_HOME:-}" ]; then
    jdk_try "$JAVA_HOME" && return 0
  fi
  jdk_on_path && return 0
  jdk_in_places && return 0
  cat >&2 <<END
stampede: no JDK $JDK_NEEDED or newer found (looked at JAVA_HOME, PATH and the usual places).
Get one, for instance Eclipse Temurin $JDK_NEEDED from https://adoptium.net:
  Debian, Ubuntu   sudo apt install temurin-$JDK_NEEDED-jdk     (after adding https://adoptium.net/installation/linux)
  SDKMAN           sdk install java $JDK_NEEDED-tem
  macOS            brew install --cask temurin@$JDK_NEEDED
If you have one somewhere else: export STAMPEDE_JAVA_HOME=/path/to/jdk
END
  return 69
}
