package dev.stampede.emulator.truth;

import dev.stampede.emulator.quota.QuotaKind;
import java.util.Map;

/**
 * The truth in numbers: the JSON of {@code GET /_emulator/truth}.
 *
 * @param calls all calls read completely, including those whose rows were dropped
 * @param outcomes calls by {@linkplain TrueOutcome outcome}
 * @param routes turns by the collaborator the supervisor chose
 * @param misrouted turns whose collaborator is not the one the message called for
 * @param inputTokens of all model invocations
 * @param outputTokens of all model invocations
 * @param signatures calls by the result of checking the signature
 * @param retries calls that were a second or later attempt
 * @param throttles throttled calls by the {@linkplain QuotaKind quota} they exceeded
 * @param sessions different sessions opened since the start
 * @param sessionsOpen sessions remembered now
 * @param connections TCP connections that carried a call of this log
 * @param marks turns by what they did out of the ordinary: {@code fallback}, {@code guarded},
 *     {@code lost_context}, {@code leaked}, {@code without_action}, {@code returned_control} and so
 *     on
 * @param modelCalls invocations of models
 * @param delegations invocations of collaborators, of all depths
 * @param actions invocations of action groups
 * @param droppedRows calls that found the log full, and are in no other number here but {@code
 *     calls}
 * @param tookMillis from the request's last byte to the answer's last byte, answered calls only
 * @param functions the calls of functions, by the function's name
 */
public record TruthSummary(
    long calls,
    Map<String, Long> outcomes,
    Map<String, Long> routes,
    long misrouted,
    long inputTokens,
    long outputTokens,
    Map<String, Long> signatures,
    long retries,
    Map<String, Long> throttles,
    long sessions,
    int sessionsOpen,
    int connections,
    Map<String, Long> marks,
    long modelCalls,
    long delegations,
    long actions,
    long droppedRows,
    Percentiles tookMillis,
    Map<String, FunctionSummary> functions) {}
