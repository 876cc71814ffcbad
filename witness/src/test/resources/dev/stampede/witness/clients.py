"""boto3 against the emulator: python3 clients.py PLAIN FAULTY

PLAIN and FAULTY are URLs; every agent's turn at FAULTY gets a throttlingException after two events. Prints what was
seen as one JSON object.
"""

import base64
import json
import sys

import boto3
import botocore
from botocore.config import Config
from botocore.exceptions import ClientError, EventStreamError

KEYS = {
    "aws_access_key_id": "AKIDEXAMPLE",
    "aws_secret_access_key": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    "region_name": "us-east-1",
    "config": Config(retries={"total_max_attempts": 1}, proxies={}),
}
FUNCTION = "scheduling-agent-bulk-ops-dev"


def turn(endpoint, text):
    """One turn: the kinds of its events, its answer, its error."""
    client = boto3.client("bedrock-agent-runtime", endpoint_url=endpoint, **KEYS)
    response = client.invoke_agent(
        agentId="5VTIWONUMO",
        agentAliasId="HH2U7EZXMW",
        sessionId="boto:1",
        inputText=text,
        enableTrace=True,
    )
    seen = {"events": [], "answer": "", "route": [], "input_tokens": 0, "output_tokens": 0, "finished": False}
    try:
        for event in response["completion"]:
            (kind, payload), = event.items()
            seen["events"].append(kind)
            if kind == "chunk":
                seen["answer"] += payload["bytes"].decode("utf-8")
            elif kind == "trace":
                trace(seen, payload)
    except EventStreamError as error:
        seen["error"] = type(error).__name__
        seen["code"] = error.response["Error"]["Code"]
        seen["message"] = error.response["Error"]["Message"]
    seen["session"] = response["sessionId"]
    return seen


def trace(seen, payload):
    for section in payload["trace"].values():
        usage = section.get("modelInvocationOutput", {}).get("metadata", {}).get("usage", {})
        seen["input_tokens"] += usage.get("inputTokens", 0)
        seen["output_tokens"] += usage.get("outputTokens", 0)
        if len(payload["callerChain"]) == 1:
            chosen = section.get("invocationInput", {}).get("agentCollaboratorInvocationInput")
            if chosen:
                seen["route"].append(chosen["agentCollaboratorName"])
            seen["finished"] |= section.get("observation", {}).get("type") == "FINISH"


def invoke(endpoint, name):
    """One call of a function: its payload and its log, or its error."""
    client = boto3.client("lambda", endpoint_url=endpoint, **KEYS)
    payload = {"body": {"operation": "optimize_route", "project_ids": [1, 2, 3], "date": "2025-10-20"}}
    try:
        response = client.invoke(FunctionName=name, LogType="Tail", Payload=json.dumps(payload))
    except ClientError as error:
        return {
            "error": type(error).__name__,
            "status": error.response["ResponseMetadata"]["HTTPStatusCode"],
            "message": error.response["Error"]["Message"],
        }
    return {
        "status": response["StatusCode"],
        "version": response["ExecutedVersion"],
        "failed": "FunctionError" in response,
        "payload": json.loads(response["Payload"].read()),
        "log": base64.b64decode(response["LogResult"]).decode("utf-8"),
        "request_id": response["ResponseMetadata"]["RequestId"],
    }


def main(plain, faulty):
    print(
        json.dumps(
            {
                "versions": f"boto3 {boto3.__version__}, botocore {botocore.__version__}",
                "turn": turn(plain, "I need to book a meeting"),
                "interrupted": turn(faulty, "I need to book a meeting"),
                "function": invoke(plain, FUNCTION),
                "missing": invoke(plain, "no-such-function"),
            }
        )
    )


main(*sys.argv[1:])
