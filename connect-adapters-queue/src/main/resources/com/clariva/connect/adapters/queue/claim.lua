#!lua flags=allow-oom
-- Takes the heads of up to so many ready conversations, going round over the accounts.
-- ARGV: prefix, token, lease in ms, limit.
-- Returns per claim: event id, failed attempts before or false, stored form, conversation. The n-th claim, from 1, has the
-- lease token-n.

local PROMOTED_AT_ONCE = 256
local token, limit = ARGV[2], tonumber(ARGV[4])
-- As text, which is not written anew for each.
local ends = string.format('%.0f', now + tonumber(ARGV[3]))

local function promote()
    local due = redis.call('ZRANGE', DUE, '-inf', now, 'BYSCORE', 'LIMIT', 0, PROMOTED_AT_ONCE)
    if #due == 0 then
        return
    end
    redis.call('ZREM', DUE, unpack(due))
    for n, member in ipairs(due) do
        due[n] = string.match(member, '^%S+')
    end
    make_all_ready(due)
end

-- Of the accounts whose turn it was, those that have more go to the end of the round.
local function go_round(conversations)
    local accounts, counts, again, gone = {}, {}, {}, {}
    for n, conversation in ipairs(conversations) do
        accounts[n] = account_of(conversation)
    end
    for n, count in ipairs(redis.call('HMGET', BEHIND, unpack(accounts))) do
        if tonumber(count) > 0 then
            again[#again + 1] = redis.call('LPOP', READY .. accounts[n])
            counts[#counts + 1] = accounts[n]
            counts[#counts + 1] = count - 1
        else
            gone[#gone + 1] = accounts[n]
        end
    end
    if #gone > 0 then
        redis.call('HDEL', BEHIND, unpack(gone))
    end
    if #again > 0 then
        redis.call('HSET', BEHIND, unpack(counts))
        redis.call('RPUSH', ROUND, unpack(again))
    end
end

local function next_conversations(most)
    local conversations, heads = redis.call('LPOP', ROUND, most) or {}, {}
    if #conversations > 0 then
        go_round(conversations)
    end
    for n, conversation in ipairs(conversations) do
        heads[n] = string.sub(redis.call('LINDEX', LANE .. conversation, 0), 1, 16)
    end
    return conversations, heads
end

local function drop_erased_head(conversation)
    redis.call('LPOP', LANE .. conversation)
    redis.call('HDEL', ATTEMPTS, conversation)
    if redis.call('EXISTS', LANE .. conversation) == 1 then
        make_ready(conversation)
    end
end

-- Those taken, each with the event at its head.
local claimed, ids, bodies, leases = {}, {}, {}, {}

local function take_some()
    local conversations, heads = next_conversations(limit - #claimed)
    if #conversations == 0 then
        return false
    end
    local stored = redis.call('HMGET', EVENTS, unpack(heads))
    for n, conversation in ipairs(conversations) do
        if stored[n] then
            local place = #claimed + 1
            claimed[place], ids[place], bodies[place] = conversation, heads[n], stored[n]
            leases[#leases + 1] = ends
            leases[#leases + 1] = conversation .. ' ' .. token .. '-' .. place
        else
            drop_erased_head(conversation)
        end
    end
    return true
end

promote()
while #claimed < limit and take_some() do
end
if #claimed == 0 then
    return {}
end
redis.call('ZADD', DUE, unpack(leases))
local failed = redis.call('EXISTS', ATTEMPTS) == 1 and redis.call('HMGET', ATTEMPTS, unpack(claimed)) or {}
local answer = {}
for n, id in ipairs(ids) do
    answer[#answer + 1] = id
    answer[#answer + 1] = failed[n] or false
    answer[#answer + 1] = bodies[n]
    answer[#answer + 1] = claimed[n]
end
return answer
