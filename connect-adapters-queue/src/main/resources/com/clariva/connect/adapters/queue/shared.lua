-- What every script begins with. ARGV[1] is the prefix of all keys.
--
--   events            hash     event id (16 bytes) -> header line and sealed body
--   lane:<conv>       list     event id and time of receipt, in order; the head is the event in hand
--   accounts          list     accounts with ready conversations, by turn
--   ready:<account>   list     ready conversations of the account, by turn
--   due               zset     claimed and delayed conversations, by the time they are ready again; a member
--                              is the conversation and its lease, or - if it is only delayed
--   attempts          hash     conversation -> failed attempts of its head
--   parked            zset     accounts with parked conversations, by the time of parking
--   parked:<account>  zset     parked conversations of the account, by the time of parking
--   parkedevents      counter  events in parked conversations
--   accepted          counter  events ever stored
--   generation        number   when this memory began, in ms; another one after it was lost, see remembered.lua
--   slices, slicenumber, d<slice>:<n>   the ids seen within the dedupe window, see enqueue.lua
--
-- A conversation with a lane is in exactly one of ready, due and parked; an account is in accounts while it
-- has a ready list. The head of a lane that is ready or claimed may have been erased: it then has no event, and
-- the claim or settling that comes upon it drops it.

local prefix = ARGV[1]
local EVENTS, DUE, ATTEMPTS = prefix .. 'events', prefix .. 'due', prefix .. 'attempts'
local LANE, READY, PARKED_OF = prefix .. 'lane:', prefix .. 'ready:', prefix .. 'parked:'
local ACCOUNTS, PARKED, PARKED_EVENTS = prefix .. 'accounts', prefix .. 'parked', prefix .. 'parkedevents'

local ACCEPTED, GENERATION = prefix .. 'accepted', prefix .. 'generation'

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function account_of(conversation)
    return string.match(conversation, '^[^/]+')
end

local function make_ready(conversation)
    local account = account_of(conversation)
    if redis.call('RPUSH', READY .. account, conversation) == 1 then
        redis.call('RPUSH', ACCOUNTS, account)
    end
end

local function holds(member)
    local ends = redis.call('ZSCORE', DUE, member)
    return ends and tonumber(ends) > now
end
