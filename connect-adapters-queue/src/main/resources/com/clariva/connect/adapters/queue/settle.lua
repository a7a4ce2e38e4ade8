#!lua flags=allow-oom
-- Ends a claim.
-- ARGV: prefix, conversation, lease, attempt, verdict, delay in ms.
-- Returns 0 if the lease had ended, 2 if the conversation is ready again at once, else 1.
-- An event that was erased while it was claimed is done, whatever the verdict.

local conversation, attempt, verdict, delay = ARGV[2], tonumber(ARGV[4]), ARGV[5], tonumber(ARGV[6])
local lane, member = LANE .. conversation, conversation .. ' ' .. ARGV[3]
if not holds(member) then
    return {0}
end
redis.call('ZREM', DUE, member)

local function again_after(wait)
    if wait > 0 then
        redis.call('ZADD', DUE, now + wait, conversation .. ' -')
        return {1}
    end
    make_ready(conversation)
    return {2}
end

local function is_erased()
    return redis.call('HEXISTS', EVENTS, string.sub(redis.call('LINDEX', lane, 0), 1, 16)) == 0
end

if verdict == 'done' or is_erased() then
    redis.call('HDEL', EVENTS, string.sub(redis.call('LPOP', lane), 1, 16))
    if attempt > 1 then
        redis.call('HDEL', ATTEMPTS, conversation)
    end
    if redis.call('EXISTS', lane) == 0 then
        return {1}
    end
    return again_after(0)
elseif verdict == 'retry' then
    redis.call('HINCRBY', ATTEMPTS, conversation, 1)
    return again_after(delay)
elseif verdict == 'release' then
    return again_after(delay)
end

local account = account_of(conversation)
redis.call('ZADD', PARKED_OF .. account, now, conversation)
redis.call('ZADD', PARKED, 'NX', now, account)
redis.call('INCRBY', PARKED_EVENTS, redis.call('LLEN', lane))
return {1}
