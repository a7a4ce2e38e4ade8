#!lua flags=allow-oom
-- Takes the heads of up to so many ready conversations, going round over the accounts.
-- ARGV: prefix, token, lease in ms, limit.
-- Returns per claim: event id, failed attempts before or false, stored form. The n-th claim, from 1, has the
-- lease token-n.

local PROMOTED_AT_ONCE = 256
local token, ends, limit = ARGV[2], now + tonumber(ARGV[3]), tonumber(ARGV[4])

local function promote()
    local due = redis.call('ZRANGE', DUE, '-inf', now, 'BYSCORE', 'LIMIT', 0, PROMOTED_AT_ONCE)
    if #due > 0 then
        redis.call('ZREM', DUE, unpack(due))
    end
    for _, member in ipairs(due) do
        make_ready(string.match(member, '^%S+'))
    end
end

-- The account goes to the end of the round if it has more.
local function next_conversation()
    local account = redis.call('LPOP', ACCOUNTS)
    if not account then
        return nil
    end
    local conversation = redis.call('LPOP', READY .. account)
    if redis.call('EXISTS', READY .. account) == 1 then
        redis.call('RPUSH', ACCOUNTS, account)
    end
    return conversation
end

local function next_conversations(most)
    local conversations, heads = {}, {}
    while #conversations < most do
        local conversation = next_conversation()
        if not conversation then
            break
        end
        conversations[#conversations + 1] = conversation
        heads[#heads + 1] = string.sub(redis.call('LINDEX', LANE .. conversation, 0), 1, 16)
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
end
return answer
