-- What every script begins with. ARGV[1] is the prefix of all keys.
--
--   events            hash     event id (16 bytes) -> header line and sealed body
--   lane:<conv>       list     event id and time of receipt, in order; the head is the event in hand
--   round             list     of each account with ready conversations the next one, by turn
--   behind            hash     account with ready conversations -> how many there are behind that one
--   ready:<account>   list     those behind, by turn
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
-- A conversation with a lane is in exactly one of round, ready, due and parked. The head of a lane that is ready or claimed may have been erased: it then has no event, and
-- the claim or settling that comes upon it drops it.

local prefix = ARGV[1]
local EVENTS, DUE, ATTEMPTS = prefix .. 'events', prefix .. 'due', prefix .. 'attempts'
local LANE, READY, PARKED_OF = prefix .. 'lane:', prefix .. 'ready:', prefix .. 'parked:'
local ROUND, BEHIND = prefix .. 'round', prefix .. 'behind'
local PARKED, PARKED_EVENTS = prefix .. 'parked', prefix .. 'parkedevents'

local ACCEPTED, GENERATION = prefix .. 'accepted', prefix .. 'generation'

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function account_of(conversation)
    return string.match(conversation, '^[^/]+')
end

-- Lua cannot spread a long table over arguments.
local AT_ONCE = 1000

local function in_pieces(list, work)
    for from = 1, #list, AT_ONCE do
        work({unpack(list, from, math.min(from + AT_ONCE - 1, #list))})
    end
end

local function make_piece_ready(conversations)
    local accounts, behind, counts, next = {}, {}, {}, {}
    for n, conversation in ipairs(conversations) do
        accounts[n] = account_of(conversation)
    end
    for n, count in ipairs(redis.call('HMGET', BEHIND, unpack(accounts))) do
        behind[accounts[n]] = tonumber(count or -1)
    end
    for n, conversation in ipairs(conversations) do
        local account = accounts[n]
        if behind[account] < 0 then
            next[#next + 1] = conversation
        else
            redis.call('RPUSH', READY .. account, conversation)
        end
        behind[account] = behind[account] + 1
    end
    for account, count in pairs(behind) do
        counts[#counts + 1] = account
        counts[#counts + 1] = count
    end
    redis.call('HSET', BEHIND, unpack(counts))
    if #next > 0 then
        redis.call('RPUSH', ROUND, unpack(next))
    end
end

-- In their order.
local function make_all_ready(conversations)
    in_pieces(conversations, make_piece_ready)
end

local function make_ready(conversation)
    make_piece_ready({conversation})
end

local function holds(member)
    local ends = redis.call('ZSCORE', DUE, member)
    return ends and tonumber(ends) > now
end
