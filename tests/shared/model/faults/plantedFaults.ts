/** A mistake that somebody could make: where the sound text stands, the broken one is read. */
export interface PlantedFault {
  area: string
  /** What an engine with it does: "an engine that …". */
  that: string
  file: string
  sound: string
  broken: string
}

type Row = [that: string, file: string, sound: string, broken: string]

const byArea: Record<string, Row[]> = {
  rules: [
    [
      'leaves the upper end out of between',
      'shared/rules/operators.ts',
      'fold, scope), (order) => order <= 0)',
      'fold, scope), (order) => order < 0)',
    ],
    [
      'leaves the beginning out of a window',
      'shared/rules/window.ts',
      'at >= shiftBack(scope.now, duration, zone)',
      'at > shiftBack(scope.now, duration, zone)',
    ],
    [
      'finds negative operators false for what is missing',
      'shared/rules/operators.ts',
      'return (saw, scope) => !twin(saw, scope)',
      'return (saw, scope) => saw !== null && !twin(saw, scope)',
    ],
    ['forgets the not of a group', 'shared/rules/compile.ts', 'holds: joined !== not,', 'holds: joined,'],
    [
      'compares letters as they are written',
      'shared/rules/compare.ts',
      'ignoreCase: Fold = (text) => text.toLowerCase()',
      'ignoreCase: Fold = (text) => text',
    ],
    [
      'counts an order each time it comes in',
      'shared/customer/computed.ts',
      'if (orderId !== null && history.hasOrder(orderId)) return { computed }',
      '',
    ],
  ],
  calendar: [
    [
      'takes a moment that is now for past',
      'shared/engine/calendar/delay.ts',
      'at >= Math.max(start(world), world.now)',
      'at > Math.max(start(world), world.now)',
    ],
    [
      'skips a time of day that is now',
      'shared/engine/calendar/nextMoment.ts',
      'return at >= from ? at :',
      'return at > from ? at :',
    ],
    [
      'looks for the time from now on, not from the start of the day',
      'shared/engine/calendar/delay.ts',
      '.add(duration).startOfDay().epochMilliseconds',
      '.add(duration).epochMilliseconds',
    ],
    [
      'leaves a timer where it was when the zone moves',
      'shared/nodes/delay.ts',
      'if (!movesWithField && zone === state) return null',
      'if (!movesWithField) return null',
    ],
    [
      'leaves a timer where it was when its field moves',
      'shared/nodes/delay.ts',
      'if (!movesWithField && zone === state) return null',
      'if (zone === state) return null',
    ],
    [
      'ends nobody whose date is past',
      'shared/nodes/delay.ts',
      "return ifPast === 'exit' ? stop",
      'return false ? stop',
    ],
  ],
  waits: [
    [
      'takes the arm that happened first for the one that stands first',
      'shared/nodes/wait.ts',
      'if (happened.length < 2) return happened[0]',
      'if (happened) return happened[0]',
    ],
    [
      'ends a ranked wait by any arm',
      'shared/nodes/wait.ts',
      'best && (!isRanked || best.armId === arms[0]?.id)',
      'best',
    ],
    [
      'lets rules pass that held all the time',
      'shared/nodes/wait.ts',
      'if (verdict.holds && wasFalse.includes(arm.id))',
      'if (verdict.holds)',
    ],
    [
      'never looks whether something is already true',
      'shared/nodes/wait.ts',
      'if (!waiting.alreadyTrue) continue',
      'continue',
    ],
    [
      'takes what led to the beginning for something after it',
      'shared/nodes/waitArm.ts',
      'start === null || event.timestamp > start.timestamp || compareArrival(event, start) > 0',
      'true',
    ],
    [
      'hears events of other keys',
      'shared/engine/hears.ts',
      'return key === null || key === journey.key',
      'return true',
    ],
    [
      'hears events from before the journey',
      'shared/engine/hears.ts',
      ' || event.timestamp < journeyFloor(journey)',
      '',
    ],
  ],
  'exit rules and goals': [
    ['converts after the window', 'shared/engine/eventRules.ts', 'if (event.timestamp > goalUntil) return null', ''],
    [
      'ends the window a moment early',
      'shared/engine/eventRules.ts',
      'event.timestamp > goalUntil',
      'event.timestamp >= goalUntil',
    ],
    [
      'converts no journey that its event ends',
      'shared/engine/advance.ts',
      'return leaveFlow(plan, told, `exit:',
      'return leaveFlow(plan, journey, `exit:',
    ],
    [
      'asks no goal of journeys that have ended',
      'shared/engine/turn.ts',
      'for (const journey of ended) this.convert(journey, event, heard)',
      '',
    ],
    [
      'converts twice',
      'shared/engine/eventRules.ts',
      ' || journey.converted || goalUntil === null',
      ' || goalUntil === null',
    ],
    [
      'leaves the timer of a journey that an exit rule ended',
      'shared/engine/advance.ts',
      'if (step.until !== null) step.until = trip.world.now',
      '',
    ],
  ],
  beginnings: [
    ['lets everybody in again', 'shared/engine/match.ts', "if (reentry === 'always') return null", 'return null'],
    [
      'takes an event for too old that is just old enough',
      'shared/engine/match.ts',
      'maxEventAge, zoneOf(customer, workspace).zone) < now',
      'maxEventAge, zoneOf(customer, workspace).zone) <= now',
    ],
    [
      'lets two journeys run beside each other',
      'shared/engine/match.ts',
      'if (isRival && isOpen(journey)) return journey',
      '',
    ],
    [
      'takes a missing key for every key',
      'shared/engine/match.ts',
      '(plan.keyOf === null || journey.key === key)',
      '(plan.keyOf === null || key === null || journey.key === key)',
    ],
    [
      'lets nobody in again at the very moment',
      'shared/engine/match.ts',
      'zoneOf(customer, workspace).zone) <= now ? null : last',
      'zoneOf(customer, workspace).zone) < now ? null : last',
    ],
    [
      'starts a flow by each of its triggers',
      'shared/engine/turn.ts',
      'if (this.start(plan, trigger, event, [...why], heard)) started.add(plan.flowId)',
      'this.start(plan, trigger, event, [...why], heard)',
    ],
    [
      'starts by a disabled trigger',
      'shared/engine/turn.ts',
      '!trigger || trigger.isDisabled || started',
      '!trigger || started',
    ],
    [
      'asks no audience at the start',
      'shared/engine/match.ts',
      "if (verdict?.holds === false) return refuse('audience', why)",
      '',
    ],
  ],
  'the way': [
    [
      'takes the bucket next to its own',
      'shared/nodes/experiment.ts',
      'bucket >= from && bucket <= to',
      'bucket > from && bucket <= to + 1',
    ],
    [
      'draws anew on every visit',
      'shared/engine/trip.ts',
      'here?.variantId ?? this.#world.storedVariant(this.nodeId)',
      'null',
    ],
    [
      'takes the last path that holds',
      'shared/nodes/condition.ts',
      'for (const { id: pathId, label, test } of paths)',
      'for (const { id: pathId, label, test } of paths.toReversed())',
    ],
    [
      'asks no audience before an action',
      'shared/engine/walk.ts',
      "if (family !== 'action' || !audience) return act()",
      'if (audience !== undefined) return act()',
    ],
    [
      'goes in circles once more',
      'shared/engine/walk.ts',
      'if (at.visit > maxVisits)',
      'if (at.visit > maxVisits + 1)',
    ],
    ['gives two visits one key', 'shared/engine/trip.ts', '{this.visit}`', '{1}`'],
    [
      'moves by the newest version',
      'shared/engine/turn.ts',
      'const plan = this.world.flows.planOf(journey.flowId, journey.version)\n    if (plan) this.take',
      'const plan = this.world.flows.livePlan(journey.flowId) ?? this.world.flows.planOf(journey.flowId, journey.version)\n    if (plan) this.take',
    ],
    [
      'takes a delivery that was given up for one that succeeded',
      'shared/nodes/callWebhook.ts',
      "leave(succeeded ? 'out' : 'failed'",
      "leave('out'",
    ],
    [
      'dates a late timer by when it fired',
      'shared/engine/advance.ts',
      'step.until = Math.min(position.dueAt, world.now)',
      'step.until = world.now',
    ],
  ],
  pauses: [
    [
      'fires timers of a paused flow when it hears of something',
      'shared/engine/advance.ts',
      "if (!world.isPaused || outcome.kind === 'park')",
      'if (world !== undefined)',
    ],
    [
      'forgets which way it noted',
      'shared/engine/advance.ts',
      "return leave(handle ?? '', { why",
      "return leave('timeout', { why",
    ],
    [
      'hears what comes after what it noted',
      'shared/engine/advance.ts',
      'if (!planned || position.noted) return null',
      'if (!planned) return null',
    ],
  ],
  'what follows': [
    [
      'tells nobody of a change',
      'shared/engine/turn.ts',
      "this.queue.push({ stimulus: { kind: 'customer' }, depth, by: journey.id, startedBy: null })",
      '',
    ],
    ['goes one deeper', 'shared/engine/turn.ts', 'const maxDepth = 20', 'const maxDepth = 21'],
    [
      'goes on before what came up earlier is heard',
      'shared/engine/turn.ts',
      'for (const one of moved.setOff) {',
      'for (const one of moved.setOff.toReversed()) {',
    ],
    [
      'starts flows that are not live',
      'shared/engine/turn.ts',
      'const plan = this.world.flows.livePlan(flowId)\n    const why',
      'const plan = this.world.flows.livePlan(flowId) ?? this.world.flows.planOf(flowId, 1)\n    const why',
    ],
    [
      'removes tags before it adds them',
      'shared/engine/carryOut.ts',
      '[...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag))',
      '[...new Set([...tags.filter((tag) => !remove.includes(tag)), ...add])]',
    ],
  ],
  'what flows give': [
    [
      'gives part of a point',
      'shared/customer/rewards.ts',
      'if (!Number.isSafeInteger(balance))',
      'if (Number.isNaN(balance))',
    ],
    ['counts no offer', 'shared/customer/rewards.ts', 'offersCount: rewards.offersCount + 1,', ''],
    [
      'lets offers expire in the zone of UTC',
      'shared/nodes/makeOffer.ts',
      'zoneOf(customer, workspace).zone)',
      "'UTC')",
    ],
    [
      'waits until a task is done',
      'shared/nodes/createTask.ts',
      "return leave('out', { why: [], effects: [",
      "return leave('done', { why: [], effects: [",
    ],
  ],
  'contact policy': [
    [
      'sends marketing to whoever did not say no',
      'shared/engine/policy.ts',
      'consent === true ? null',
      'consent !== false ? null',
    ],
    [
      'asks a receipt for consent',
      'shared/engine/policy.ts',
      'transactional: [askSuppression, askAddress],',
      'transactional: [askConsent, askSuppression, askAddress],',
    ],
    [
      'writes to an address that bounced',
      'shared/engine/policy.ts',
      'marketing: [askConsent, askSuppression, askAddress]',
      'marketing: [askConsent, askAddress]',
    ],
    [
      'holds receipts back at night',
      'shared/engine/policy.ts',
      '  transactional: [],',
      '  transactional: [askQuietHours],',
    ],
    [
      'asks caps before quiet hours',
      'shared/engine/policy.ts',
      'marketing: [askQuietHours, askCaps]',
      'marketing: [askCaps, askQuietHours]',
    ],
    [
      'is quiet for one moment more',
      'shared/engine/policy/quietHours.ts',
      'begin <= at && at < end ? end : null',
      'begin <= at && at <= end ? end + 1 : null',
    ],
    ['forgets the quiet hours that began yesterday', 'shared/engine/policy/quietHours.ts', 'of [0, 1, 2]', 'of [0]'],
    [
      'wakes between quiet hours that touch',
      'shared/engine/policy/quietHours.ts',
      'const longestChain = 100',
      'const longestChain = 0',
    ],
    [
      'has quiet hours of one channel on all',
      'shared/engine/policy/contactPolicy.ts',
      "quiet === 'all' || quiet.includes(channel)",
      'true',
    ],
    [
      'lets a message go in the last moment in which the cap is full',
      'shared/engine/policy/caps.ts',
      '.filter((countsUntil) => countsUntil >= now)',
      '.filter((countsUntil) => countsUntil > now)',
    ],
    [
      'lets one message too many go',
      'shared/engine/policy/caps.ts',
      'counting[counting.length - cap.max]',
      'counting[counting.length - cap.max - 1]',
    ],
    [
      'counts receipts',
      'shared/engine/policy/sent.ts',
      "effect.purpose === 'transactional' ? null : channelOf(effect.kind)",
      'channelOf(effect.kind)',
    ],
    ['counts what earlier turns sent, but not this one', 'shared/engine/turn.ts', '...sentIn(this.outgoing)]', ']'],
    [
      'counts a month in the zone of UTC',
      'shared/engine/policy/caps.ts',
      '.map(({ at }) => addDuration(at, per, zone))',
      ".map(({ at }) => addDuration(at, per, 'UTC'))",
    ],
    [
      'wakes a held message at night when a cap ends then',
      'shared/engine/policy.ts',
      'couldGoAt: quiet?.until ?? until, cap',
      'couldGoAt: until, cap',
    ],
  ],
  'held messages': [
    [
      'holds what should be skipped',
      'shared/nodes/sendOrHold.ts',
      "(reason === 'frequency-cap' && onCap === 'hold')",
      "reason === 'frequency-cap'",
    ],
    [
      'asks no audience on release',
      'shared/engine/advance.ts',
      "told.kind === 'timer' ? askAudience(plan, planned, at, ask) : ask()",
      'ask()',
    ],
    [
      'asks nothing again on release',
      'shared/nodes/sendOrHold.ts',
      "if (cause.kind === 'timer') return attempt(world)",
      "if (cause.kind === 'timer') return leave('out', { why: [] })",
    ],
    ['releases one after the other as they fell due', 'shared/engine/hold.ts', 'a.priority - b.priority ||', ''],
    [
      'lets the least urgent go first',
      'shared/engine/hold.ts',
      'a.priority - b.priority ||',
      'b.priority - a.priority ||',
    ],
    [
      'releases only the one whose timer it was',
      'shared/engine/turn.ts',
      'journey && holdOf(journey) ? dueHolds(this.journeys.values(), this.world.now) : [stimulus.journeyId]',
      '[stimulus.journeyId]',
    ],
    ['compares journeys as text', 'shared/compareIds.ts', 'a.length - b.length || ', ''],
    [
      'keeps the night of the zone that somebody left',
      'shared/nodes/sendOrHold.ts',
      'if (hold === null || hold.zone === zone) return null',
      'if (hold !== undefined) return null',
    ],
    [
      'says both that it held and what came of it',
      'shared/engine/walk.ts',
      '!news.some((effect) => effect.key === key)',
      'true',
    ],
  ],
  'preferred channels': [
    [
      'tries the preferred channel last',
      'shared/nodes/preferredChannels.ts',
      '[first, ...channels.filter((channel) => channel !== first)]',
      '[...channels.filter((channel) => channel !== first), first]',
    ],
    [
      'reads the preference letter by letter',
      'shared/nodes/preferredChannels.ts',
      '(channel) => channel.toLowerCase() === told.trim().toLowerCase()',
      '(channel) => channel === told',
    ],
    ['tries channels without content', 'shared/nodes/reachCustomer.ts', 'if (!written.includes(channel)) continue', ''],
    [
      'is blocked by a cap and takes another channel',
      'shared/nodes/reachCustomer.ts',
      "import { askReach } from '../engine/policy.ts'",
      "import { askPolicy as askReach } from '../engine/policy.ts'",
    ],
    [
      'names the last refusal',
      'shared/nodes/reachCustomer.ts',
      'const [first] = refusals',
      'const first = refusals.at(-1)',
    ],
    [
      'says that nobody was reached by the way out',
      'shared/nodes/reachCustomer.ts',
      "return leave('unreachable', {\n    why: [...why, ...refusals",
      "return leave('out', {\n    why: [...why, ...refusals",
    ],
  ],
  segments: [
    [
      'tells nobody who left',
      'shared/segments/membership.ts',
      "    ...before.filter((id) => !after.includes(id)).map((segmentId) => ({ segmentId, change: 'leave' as const })),\n",
      '',
    ],
    [
      'works segments out in the order of their ids, not after those that they name',
      'shared/segments/compileSegments.ts',
      'for (const named of segmentsNamed(segment.rules)) place(named.id)',
      '',
    ],
    [
      'asks for the segments of the turn before',
      'shared/segments/membership.ts',
      'customer: { ...customer, segments: ids }',
      'customer',
    ],
    [
      'sorts customers before their event has joined the history',
      'shared/engine/turn.ts',
      "    const note = stimulus.kind === 'event' ? this.join(stimulus.event) : undefined\n    const changes = this.sortIntoSegments()",
      "    const changes = this.sortIntoSegments()\n    const note = stimulus.kind === 'event' ? this.join(stimulus.event) : undefined",
    ],
    [
      'begins by a segment what the event itself should begin first',
      'shared/engine/turn.ts',
      'const changes = this.sortIntoSegments()',
      'const changes = this.sortIntoSegments()\n    for (const change of changes.splice(0)) this.hearSegment(change, heard)',
    ],
    [
      'never looks whom time alone has moved',
      'shared/rules/changesByClock.ts',
      'if (isByClock(rule)) return true',
      'if (isByClock(rule)) return false',
    ],
  ],
  dates: [
    [
      'starts a journey for a date that was past when it was told',
      'shared/engine/calendar/occasion.ts',
      'return dueAt > facts.after || of === facts.planned ? { dueAt, of } : null',
      'return { dueAt, of }',
    ],
    [
      'goes by the clock of the workspace',
      'shared/engine/planDate.ts',
      'zoneOf(customer, workspace).zone',
      'workspace.timezone',
    ],
    [
      'leaves a date where it was when an action or an order moves it',
      'shared/engine/planDate.ts',
      'date.read(before) === date.read(after) && ',
      '',
    ],
    [
      'keeps 29 February for the first of March',
      'shared/engine/calendar/occasion.ts',
      'first.add({ years: year - first.year })',
      'first.subtract({ days: 1 }).add({ years: year - first.year }).add({ days: 1 })',
    ],
    ['asks no where of a date', 'shared/nodes/onDate.ts', 'matches: matcherOf(where)', 'matches: matcherOf(null)'],
    [
      'comes round for the same date again and again',
      'shared/engine/calendar/occasion.ts',
      'yearOf(came) + 1]',
      'yearOf(came)]',
    ],
  ],
  schedules: [
    [
      'wants both the day of the month and the day of the week',
      'shared/engine/calendar/cron.ts',
      "takesEither: !day.startsWith('*') && !weekday.startsWith('*')",
      'takesEither: false',
    ],
    ['knows no Sunday by the name of 0', 'shared/engine/calendar/cron.ts', 'number === 0 ? 7 : number', 'number'],
    [
      'comes round by the clock of UTC',
      'shared/nodes/onSchedule.ts',
      'times && nextRun(times, zone, after)',
      "times && nextRun(times, 'UTC', after)",
    ],
  ],
  'tries by hand': [
    [
      'tries again in the version that failed',
      'shared/engine/tryAgain.ts',
      'version: isKept ? live.version : journey.version',
      'version: journey.version',
    ],
    [
      'tries again in a node of another type',
      'shared/engine/tryAgain.ts',
      'typeIn(live) === typeIn(flows.planOf(journey.flowId, journey.version))',
      'typeIn(live) !== undefined',
    ],
    [
      'asks for nobody in the way',
      'shared/engine/turn.ts',
      'const rival = openRival(plan, journey.key, this.journeys.values())',
      'const rival = null as ReturnType<typeof openRival>',
    ],
    [
      'keeps the number of the version that failed',
      'shared/engine/advance.ts',
      "{ ...journey, version, status: 'ready'",
      "{ ...journey, status: 'ready'",
    ],
  ],
  texts: [
    [
      'shows the clock of UTC',
      'shared/messages/liquid.ts',
      "context.setRegister('clock', { now: scope.now, zone }",
      "context.setRegister('clock', { now: scope.now, zone: 'UTC' }",
    ],
    [
      'sets the template in place of what it comes to',
      'shared/nodes/updateCustomer.ts',
      'set: set(world)',
      'set: data.set',
    ],
    [
      'emits what it was told to fill in',
      'shared/nodes/emitEvent.ts',
      'properties: properties(world)',
      'properties: data.properties',
    ],
  ],
  'moved journeys': [
    ['moves nobody', 'shared/engine/turn.ts', "if (to) this.tell(journey, { kind: 'move', to, nodeId }, heard)", ''],
    ['moves people of a paused flow', 'shared/engine/migration.ts', 'return isPaused ? null : {', 'return {'],
    [
      'leaves those in who were to go',
      'shared/engine/migration.ts',
      "if (made === 'exit') return { kind: 'exit', journeyId, reason: 'migrated' }",
      "if (made === 'exit') return null",
    ],
    [
      'goes on by the rules of the old version',
      'shared/engine/advance.ts',
      'openTrip(to, { ...journey, version: to.version }, world)',
      'openTrip(plan, { ...journey, version: to.version }, world)',
    ],
    [
      'counts visits anew where somebody is moved',
      'shared/engine/advance.ts',
      '{ ...journey, version: to.version }',
      '{ ...journey, version: to.version, visits: {} }',
    ],
  ],
  merges: [
    [
      'believes the visitor',
      'shared/customer/merge.ts',
      '{ ...other.traits, ...known.traits }',
      '{ ...known.traits, ...other.traits }',
    ],
    [
      'takes consent from the visitor',
      'shared/customer/merge.ts',
      '{ ...other.consent, ...known.consent }',
      '{ ...known.consent, ...other.consent }',
    ],
    [
      'loses tags of the visitor',
      'shared/customer/merge.ts',
      '[...new Set([...known.tags, ...other.tags])]',
      'known.tags',
    ],
    [
      'suppresses a person in place of an address',
      'shared/customer/merge.ts',
      ' && addressOn(channel, one) === addressOn(channel, merged)',
      '',
    ],
    ['loses points', 'shared/customer/rewards.ts', 'points: one.points + other.points', 'points: one.points'],
    [
      'ends the older journey',
      'server/runtime/mergeCustomers.ts',
      'for (const journeyId of displaced(tx.openJourneys(to), flows))',
      'for (const journeyId of displaced([...tx.openJourneys(to)].reverse(), flows))',
    ],
    [
      'ends neither journey',
      'server/runtime/mergeCustomers.ts',
      'if (plan && openRival(plan, journey.key, staying)) return [journey.id]',
      '',
    ],
    [
      'lets keys exclude one another',
      'server/runtime/mergeCustomers.ts',
      'openRival(plan, journey.key, staying)',
      'openRival({ ...plan, keyOf: null }, journey.key, staying)',
    ],
    [
      'tells nobody of the merge',
      'server/runtime/mergeCustomers.ts',
      "unit.turn(to, { kind: 'customer' }, tx.customer(to) ?? winning)\n",
      '',
    ],
    [
      'takes a device away from whom it belongs to',
      'server/runtime/takeCall.ts',
      'if (tx.resolveId(anonymous) === anonymous) mergeCustomers',
      'mergeCustomers',
    ],
    [
      'makes one of two known customers',
      'server/runtime/takeCall.ts',
      'if (holder !== anonymous || (!tx.customer(anonymous) && tx.customer(tx.resolveId(previousId))))',
      'if (holder !== anonymous)',
    ],
    [
      'takes an event twice',
      'server/runtime/takeCall.ts',
      'if (messageId !== null && tx.hasMessage(messageId)) return',
      '',
    ],
  ],
}

/** Mistakes of every area, each of which the model must find in as many stories as CI tells. */
export const plantedFaults: readonly PlantedFault[] = Object.entries(byArea).flatMap(([area, rows]) =>
  rows.map(([that, file, sound, broken]) => ({ area, that, file, sound, broken })),
)
