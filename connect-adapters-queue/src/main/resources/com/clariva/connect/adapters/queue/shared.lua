-- What every script begins with. ARGV[1] is the prefix of all keys.
--
--   events            hash     event id (16 bytes) -> header line and sealed body
--   lane:<conv>       list     event id and time of receipt, in order; the head is the event in hand
--   accounts          zset     accounts with ready conversations, by turn
--   ready:<account>   zset     ready conversations of the account, by turn
--   due               zset     claimed and delayed conversations, by the time they are ready again
--   leases            hash     claimed conversation -> lease
--   attempts          hash     conversation -> failed attempts of its head
--   parked            zset     accounts with parked conversations, by turn
--   parked:<account>  zset     parked conversations of the account, by turn
--   parkedevents      counter  events in parked conversations
--   heads             zset     conversations not parked, by the receipt of their heads
--   turn              counter  hands out places in the zsets that go by turn
--   slices, slice, slicenumber, d<slice>:<n>: the ids seen within the dedupe window, see enqueue.lua
--
-- A conversation with events is in exactly one of ready, due and parked. One without is nowhere.

local prefix = ARGV[1]
local EVENTS = prefix .. 'events'
local ACCOUNTS = prefix .. 'accounts'
local DUE = prefix .. 'due'
local LEASES = prefix .. 'leases'
local ATTEMPTS = prefix .. 'attempts'
local PARKED = prefix .. 'parked'
local PARKED_EVENTS = prefix .. 'parkedevents'
local HEADS = prefix .. 'heads'
local TURN = prefix .. 'turn'
local TURNS_AT_ONCE = 1024

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function lane_of(conversation)
    return prefix .. 'lane:' .. conversation
end

local function account_of(conversation)
    return string.match(conversation, '^[^/]+')
end

local function ready_of(account)
    return prefix .. 'ready:' .. account
end

local function parked_of(account)
    return prefix .. 'parked:' .. account
end

local function id_of(entry)
    return string.sub(entry, 1, 16)
end

local function receipt_of(entry)
    return string.sub(entry, 17)
end

local turn, turns_end = 0, 0

local function next_turn()
    if turn == turns_end then
        turns_end = redis.call('INCRBY', TURN, TURNS_AT_ONCE)
        turn = turns_end - TURNS_AT_ONCE
    end
    turn = turn + 1
    return turn
end

-- A new account goes to the end of the round; one that is in it keeps its place.
local function make_ready(conversation)
    local account = account_of(conversation)
    redis.call('ZADD', ready_of(account), next_turn(), conversation)
    redis.call('ZADD', ACCOUNTS, 'NX', next_turn(), account)
end

local function holds(conversation, lease)
    if redis.call('HGET', LEASES, conversation) ~= lease then
        return false
    end
    local ends = redis.call('ZSCORE', DUE, conversation)
    return ends and tonumber(ends) > now
end

-- What comes after the head has left. True if the conversation goes on.
local function advance(conversation)
    local head = redis.call('LINDEX', lane_of(conversation), 0)
    if not head then
        redis.call('ZREM', HEADS, conversation)
        return false
    end
    redis.call('ZADD', HEADS, receipt_of(head), conversation)
    return true
end
