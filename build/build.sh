# Builds the jar that `stampede` runs, when it must. Sourced by `stampede`; POSIX sh.
#
# The jar carries the time at which its build began, so it is fresh when no source is newer. Maven writes
# jar and lib/ into cli/target/next, and they are moved in only when whole: a start at the same moment sees
# the old jar or the new one, never half of one, and a running Stampede keeps the files that it has open.
#
# shellcheck disable=SC2154 # home and JDK are set by who sources this
# Needs: home (this checkout), JDK. STAMPEDE_NO_BUILD=1 runs the jar that is there, whatever its age.

jar=$home/cli/target/stampede.jar
build_dir=$home/cli/target
build_lock=$build_dir/stampede.lock
build_log=$build_dir/stampede-build.log

# True if a source is newer than the jar. bench, ui-tests and witness are not in the jar; a folder's own date
# tells of files deleted from it.
stale() {
  # Not scenarios/: users edit those, and -f reads them afresh.
  set -- "$home/pom.xml"
  for module in "$home"/*/pom.xml; do
    module=${module%/pom.xml}
    case $module in
      */bench | */ui-tests | */witness) ;;
      *) set -- "$@" "$module/pom.xml" "$module/src/main" ;;
    esac
  done
  newer=$(find "$@" -newer "$jar" -print 2>/dev/null | head -n 1)
  [ -n "$newer" ]
}

# Leaves a jar that is as new as its sources, or says why there is none and returns 69.
fresh_jar() {
  [ -f "$home/pom.xml" ] || [ ! -f "$jar" ] || return 0 # a release: no sources, nothing to build
  if [ -n "${STAMPEDE_NO_BUILD:-}" ] && [ "$STAMPEDE_NO_BUILD" != 0 ]; then
    [ -f "$jar" ] && return 0
    echo "stampede: there is no $jar, and STAMPEDE_NO_BUILD forbids to build it." >&2
    return 69
  fi
  if [ -f "$jar" ] && [ ! -d "$build_lock" ] && ! stale; then
    return 0
  fi
  if ! mkdir -p "$build_dir" 2>/dev/null || [ ! -w "$build_dir" ]; then
    if [ -f "$jar" ]; then
      echo "stampede: the sources are newer than the jar, but $build_dir cannot be written: running the jar as it is." >&2
      return 0
    fi
    echo "stampede: not built yet, and $build_dir cannot be written." >&2
    return 69
  fi
  lock_build
  build_result=0
  if [ ! -f "$jar" ] || stale; then # another start may have built it while we waited
    build || build_result=$?
  fi
  unlock_build
  return $build_result
}

# One build at a time. A lock is left over if its process is gone; if it never told its process within a
# minute; or if it is older than an hour (the number may be another process's by then).
lock_build() {
  told=
  until mkdir "$build_lock" 2>/dev/null; do
    builder=
    [ -f "$build_lock/pid" ] && read -r builder <"$build_lock/pid"
    if { [ -n "$builder" ] && ! kill -0 "$builder" 2>/dev/null; } ||
      { [ -z "$builder" ] && [ -n "$(find "$build_lock" -prune -mmin +1 2>/dev/null)" ]; } ||
      [ -n "$(find "$build_lock" -prune -mmin +60 2>/dev/null)" ]; then
      break_lock
      continue
    fi
    if [ -z "$told" ]; then
      echo "Waiting for another start of Stampede that is building it${builder:+ (process $builder)} …" >&2
      told=1
    fi
    sleep 1
  done
  echo $$ >"$build_lock/pid"
  maven=
  trap 'unlock_build; exit 129' HUP
  trap 'unlock_build; exit 130' INT
  trap 'unlock_build; exit 143' TERM
}

# Only one of those who wait may remove a left-over lock, else the second would remove the first one's new one.
break_lock() {
  if mkdir "$build_lock.break" 2>/dev/null; then
    again=
    [ -f "$build_lock/pid" ] && read -r again <"$build_lock/pid"
    [ "$again" = "$builder" ] && rm -rf "$build_lock"
    rmdir "$build_lock.break"
  else
    sleep 1
    find "$build_lock.break" -prune -mmin +1 -exec rmdir {} \; 2>/dev/null
  fi
}

unlock_build() {
  trap - HUP INT TERM
  if [ -n "${maven:-}" ]; then
    kill "$maven" 2>/dev/null
    wait "$maven" 2>/dev/null
  fi
  rm -rf "$build_dir/next" "$build_dir/lib.old" "$build_lock"
}

build() {
  if ! command -v mvn >/dev/null; then
    if [ -f "$jar" ]; then
      echo "stampede: $newer is newer than the jar, and to build it again needs Maven: there is no mvn on the PATH." >&2
    else
      echo "stampede: the first run builds Stampede, and that needs Maven: there is no mvn on the PATH." >&2
    fi
    cat >&2 <<END
Get Maven 3.8.7 or newer:
  Debian, Ubuntu   sudo apt install maven
  SDKMAN           sdk install maven
  macOS            brew install maven
END
    [ -f "$jar" ] && echo "Or run the older jar as it is: STAMPEDE_NO_BUILD=1 stampede …" >&2
    return 69
  fi
  if [ -f "$jar" ]; then
    why="its sources have changed"
  else
    why="first run; about a minute"
  fi
  printf 'Building Stampede (%s) … ' "$why" >&2
  began=$(date +%s)
  rm -rf "$build_dir/next" "$build_dir/lib.old"
  mkdir "$build_dir/next"
  : >"$build_dir/next/began"
  # In the background, so that a signal to us is dealt with at once; an interrupt is passed on by unlock_build.
  JAVA_HOME=$JDK mvn -f "$home/pom.xml" -B -q -Dquick -Dmaven.test.skip=true -pl cli -am \
    "-Dstampede.dist=$build_dir/next" package >"$build_log" 2>&1 </dev/null &
  maven=$!
  built=0
  wait "$maven" || built=$?
  maven=
  if [ $built -eq 0 ] && [ ! -f "$build_dir/next/stampede.jar" ]; then
    echo "Maven ended well but left no $build_dir/next/stampede.jar." >>"$build_log"
    built=1
  fi
  if [ $built -ne 0 ]; then
    echo "failed." >&2
    tail -n 25 "$build_log" >&2
    echo "stampede: the build failed; the lines above are the end of $build_log" >&2
    return 69
  fi
  touch -r "$build_dir/next/began" "$build_dir/next/stampede.jar"
  if [ -d "$build_dir/lib" ]; then
    mv "$build_dir/lib" "$build_dir/lib.old"
  fi
  mv "$build_dir/next/lib" "$build_dir/lib"
  mv -f "$build_dir/next/stampede.jar" "$jar"
  echo "done in $(($(date +%s) - began)) s" >&2
}
