/**
 * The contract with the server, mirrored: what a view holds (schema 1). Times `t` are seconds since the
 * run's start, times `at`, `first`, `last` are epoch milliseconds, durations are milliseconds, shares go
 * from 0 to 1, and null means: not measured, or too few samples to say.
 *
 * @typedef {'ready'|'spawning'|'running'|'stopping'|'stopped'} State
 * @typedef {number|null} Figure
 *
 * @typedef {object} View
 * @property {number} schema
 * @property {boolean} live
 * @property {Run|null} run
 * @property {State} state
 * @property {number} elapsed
 * @property {Figure} runTime
 * @property {number} users
 * @property {number} goal
 * @property {Form|null} form
 * @property {Series} totals
 * @property {RowMeta[]} rows
 * @property {Record<string, Series>} rowSeries
 * @property {Heat} heat
 * @property {{rows: Stat[], aggregated: Stat}} statistics
 * @property {{rows: FailureRow[], others: number}} failures
 * @property {{rows: ExceptionRow[], others: number}} exceptions
 * @property {{headlines: string[], tables: InsightTable[]}} insight
 * @property {Target[]} targets
 * @property {Validity|null} validity
 * @property {string|null} verdict
 * @property {{perClass: RatioNode[], total: RatioNode[]}} ratios
 * @property {RunEvent[]} events
 * @property {LogLine[]} logs
 * @property {Setting[]} configuration
 * @property {Term[]} glossary
 * @property {Download[]} downloads
 *
 * @typedef {object} Run
 * @property {string} id
 * @property {string} name
 * @property {number} started
 * @property {Figure} ended
 * @property {string} scenario
 * @property {string} target
 * @property {number|string} seed
 * @property {string} version
 * @property {string} java
 * @property {{host: string, processors: number, memoryBytes: number, os: string}} machine
 * @property {string} command
 * @property {number} users
 * @property {number} spawnRate
 * @property {Figure} runTime
 * @property {string|null} profile
 * @property {number} epoch
 *
 * @typedef {object} Form
 * @property {number} users
 * @property {number} spawnRate
 * @property {string} runTime
 * @property {{name: string, weight: number, fixedCount: Figure, chosen: boolean}[]} userClasses
 * @property {{name: string, label: string, chosen: boolean}[]} targets
 * @property {{name: string, text: string, users: Figure, spawnRate: Figure, runTime: string|null}[]} profiles
 * @property {string|null} profile
 * @property {string[]} shapes
 * @property {string|null} shape
 * @property {boolean} readOnly
 * @property {string|null} problem
 *
 * @typedef {Record<string, Figure[]>} Series columns of equal length; always with `t`, where the interval ends, and `w`, its width in seconds
 * @typedef {{edges: number[], t: number[], w: number[], cells: [number, number][][]}} Heat
 * @typedef {{id: string, type: string, name: string}} RowMeta
 * @typedef {Record<string, Figure>} Percentiles
 *
 * @typedef {object} Stat
 * @property {string} id
 * @property {string} type
 * @property {string} name
 * @property {number} requests
 * @property {number} fails
 * @property {number} interrupted
 * @property {Percentiles} pct
 * @property {Figure} average
 * @property {Figure} min
 * @property {Figure} max
 * @property {Figure} size
 * @property {Figure} rps
 * @property {Figure} fps
 * @property {Figure} currentRps
 * @property {Figure} currentFps
 * @property {Percentiles} ok
 * @property {Percentiles} response
 * @property {Percentiles|null} ttft
 *
 * @typedef {{type: string, name: string, outcome: string, error: string, count: number, first: number, last: number}} FailureRow
 * @typedef {{message: string, traceback: string, count: number, first: number, last: number}} ExceptionRow
 * @typedef {'text'|'count'|'millis'|'share'|'money'} InsightKind
 * @typedef {{name: string, kind: InsightKind, detail: boolean}} InsightColumn
 * @typedef {{title: string, columns: InsightColumn[], rows: (string|number|null)[][], notes: string[]}} InsightTable
 * @typedef {{at: number, users: number, callsPerSecond: number, heldAgain: Figure, heldAgainBriefly: boolean, times: number}} Breach
 *
 * @typedef {object} Target
 * @property {string} rule
 * @property {string} rows
 * @property {string} measure
 * @property {string} measured
 * @property {string} limit
 * @property {'pass'|'fail'|'not judged'|'not enough samples'} result
 * @property {string} reason
 * @property {number} n
 * @property {Breach|null} firstBroken
 *
 * @typedef {{verdict: 'valid'|'doubtful'|'invalid', reasons: string[]}} Validity
 * @typedef {{name: string, ratio: number, tasks: RatioNode[]}} RatioNode
 * @typedef {{t: number, at: number, kind: string, text: string}} RunEvent
 * @typedef {{at: number, level: string, text: string}} LogLine
 * @typedef {{section: string, name: string, value: string, origin: string}} Setting
 * @typedef {{term: string, meaning: string, formula: string, source: string}} Term
 * @typedef {{name: string, href: string, what: string}} Download
 *
 * What a second changes. Optional parts are there only when they changed.
 * @typedef {object} Tick
 * @property {number} t
 * @property {number} w
 * @property {State} state
 * @property {number} elapsed
 * @property {number} users
 * @property {number} goal
 * @property {Record<string, Figure>} [totals]
 * @property {RowMeta[]} [rows]
 * @property {Record<string, Record<string, Figure>>} [rowPoints]
 * @property {{t: number, w: number, edges?: number[], cell: [number, number][]}} [heat]
 * @property {View['statistics']} [statistics]
 * @property {View['failures']} [failures]
 * @property {View['exceptions']} [exceptions]
 * @property {View['insight']} [insight]
 * @property {Target[]} [targets]
 * @property {Validity|null} [validity]
 * @property {RunEvent[]} [events]
 * @property {LogLine[]} [logs]
 * @property {{from: number, to: number, totals?: Series, rows?: Record<string, Series>, heat?: Omit<Heat, 'edges'>}} [fold] points that take the place of all whose ends lie after `from` and not after `to`
 *
 * Where the reader is.
 * @typedef {{tab: string, row: string|null, filter: string}} Place
 * @typedef {'connecting'|'connected'|'lost'} Link
 */

export {};
