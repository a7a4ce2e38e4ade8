#!lua flags=allow-oom
-- Ends claims.
-- ARGV: prefix, then per claim: conversation, lease, attempt, verdict, delay in ms.
-- Returns per claim 0 if the lease had ended, 2 if the conversation is ready again at once, else 1.
-- An event that was erased while it was claimed is done, whatever the verdict.

local FIELDS = 5
local members, held, taken, answer, done, ready = {}, {}, {}, {}, {}, {}

for place = 2, #ARGV, FIELDS do
    members[#members + 1] = ARGV[place] .. ' ' .. ARGV[place + 1]
end
for n, ends in ipairs(redis.call('ZMSCORE', DUE, unpack(members))) do
    if ends and tonumber(ends) > now then
        held[#held + 1] = members[n]
        taken[members[n]] = true
    end
end
if #held > 0 then
    redis.call('ZREM', DUE, unpack(held))
end

local function again_after(conversation, wait)
    if wait > 0 then
        redis.call('ZADD', DUE, now + wait, conversation .. ' -')
        return 1
    end
    ready[#ready + 1] = conversation
    return 2
end

local function is_erased(conversation)
    return redis.call('HEXISTS', EVENTS, string.sub(redis.call('LINDEX', LANE .. conversation, 0), 1, 16)) == 0
end

local function finish(conversation, attempt)
    local head = redis.call('LPOP', LANE .. conversation, 2)
    done[#done + 1] = string.sub(head[1], 1, 16)
    if attempt > 1 then
        redis.call('HDEL', ATTEMPTS, conversation)
    end
    if not head[2] then
        return 1
    end
    -- Most conversations end here, so it is cheaper to put back than to ask first.
    redis.call('LPUSH', LANE .. conversation, head[2])
    return again_after(conversation, 0)
end

local function park(conversation)
    local account = account_of(conversation)
    redis.call('ZADD', PARKED_OF .. account, now, conversation)
    redis.call('ZADD', PARKED, 'NX', now, account)
    redis.call('INCRBY', PARKED_EVENTS, redis.call('LLEN', LANE .. conversation))
    return 1
end

local function settle(conversation, attempt, verdict, delay)
    if verdict == 'done' or is_erased(conversation) then
        return finish(conversation, attempt)
    elseif verdict == 'park' then
        return park(conversation)
    elseif verdict == 'retry' then
        redis.call('HINCRBY', ATTEMPTS, conversation, 1)
    end
    return again_after(conversation, delay)
end

for n, member in ipairs(members) do
    answer[n] = 0
    -- Of one claim that is settled twice, the first time counts.
    if taken[member] then
        taken[member] = nil
        local place = 2 + (n - 1) * FIELDS
        answer[n] = settle(ARGV[place], tonumber(ARGV[place + 2]), ARGV[place + 3], tonumber(ARGV[place + 4]))
    end
end
if #done > 0 then
    redis.call('HDEL', EVENTS, unpack(done))
end
make_all_ready(ready)
return answer
