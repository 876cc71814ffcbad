# The options of the JVM that runs Stampede. Sourced by `stampede`; POSIX sh.
#
#   jvm_options   sets JVM_COLLECTOR, from what the JDK can do and what the user asked for
#
# Generational Shenandoah with compact object headers measured times truest: an error of 1-6 ms at p99
# against 77-200 ms with G1, Parallel or Serial (docs/performance.md). Some vendors build JDKs without it;
# what a JDK can do is tried once and remembered in cli/target/stampede.jvm.
#
# On purpose without -XX:+ExitOnOutOfMemoryError: it would end with exit code 3, which is "targets missed"
# here, print to stdout, and skip the orderly end of a run.

# shellcheck disable=SC2034,SC2154 # set there, used here, and the other way round
jvm_wanted="-XX:+UseShenandoahGC -XX:ShenandoahGCMode=generational"

jvm_options() {
  case " ${STAMPEDE_JAVA_OPTS:-} ${JDK_JAVA_OPTIONS:-} ${JAVA_TOOL_OPTIONS:-} " in
    *" -XX:+Use"*"GC "*)
      JVM_COLLECTOR=
      return
      ;;
  esac
  jvm_known=$home/cli/target/stampede.jvm
  jvm_key="$JDK $JDK_BUILD"
  jvm_answer=
  if [ -f "$jvm_known" ]; then
    while IFS='|' read -r jvm_has jvm_who; do
      [ "$jvm_who" = "$jvm_key" ] && jvm_answer=$jvm_has
    done <"$jvm_known"
  fi
  if [ -z "$jvm_answer" ]; then
    jvm_answer=default
    # shellcheck disable=SC2086
    "$JDK/bin/java" $jvm_wanted -version >/dev/null 2>&1 && jvm_answer=shenandoah
    (echo "$jvm_answer|$jvm_key" >>"$jvm_known") 2>/dev/null
  fi
  if [ "$jvm_answer" = shenandoah ]; then
    JVM_COLLECTOR=$jvm_wanted
  else
    JVM_COLLECTOR=
    echo "stampede: the JDK in $JDK has no Shenandoah collector; using its default: expect larger errors of latency (Temurin $JDK_NEEDED has it)." >&2
  fi
}
