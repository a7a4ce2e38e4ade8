-- The ids seen are kept in slices of time. A slice is a number of hashes, each small enough for Redis to keep
-- it as one packed block. A slice that fills up or has lasted half a window is followed by another, and its
-- hashes vanish a window after its end.
-- ARGV[2]: dedupe window in ms.

local SLICES, SEEN = prefix .. 'slices', prefix .. 'd'
local FEWEST_HASHES, GROWTH = 64, 8
local FULL, SPARSE = 100, 8
local window = tonumber(ARGV[2])

local function slice_from(text)
    local number, hashes, closes, ends = string.match(text, '(%d+) (%d+) (%d+) (%d+)')
    return {seen = SEEN .. number .. ':', hashes = tonumber(hashes), closes = tonumber(closes), ends = tonumber(ends)}
end

local function open_slice(hashes)
    local closes = now + math.ceil(window / 2)
    local number = redis.call('INCR', prefix .. 'slicenumber')
    local text = string.format('%d %d %.0f %.0f', number, hashes, closes, closes + window)
    redis.call('RPUSH', SLICES, text)
    return slice_from(text)
end

-- From the oldest to the one that is written to.
local function live_slices()
    local live = {}
    for _, text in ipairs(redis.call('LRANGE', SLICES, 0, -1)) do
        local slice = slice_from(text)
        if slice.ends > now then
            live[#live + 1] = slice
        else
            redis.call('LREM', SLICES, 1, text)
        end
    end
    return live
end

local function hash_of(slice, id)
    local a, b, c = string.byte(id, 1, 3)
    return slice.seen .. ((a * 65536 + b * 256 + c) % slice.hashes)
end

-- One hash stands for all, since ids are spread evenly.
local function successor(slice)
    local sample = redis.call('HLEN', slice.seen .. '0')
    if sample < SPARSE and slice.hashes > FEWEST_HASHES then
        return open_slice(slice.hashes / GROWTH)
    end
    return open_slice(slice.hashes)
end

local slices = live_slices()
local current = slices[#slices] or open_slice(FEWEST_HASHES)
if #slices == 0 then
    slices[1] = current
elseif current.closes <= now then
    current = successor(current)
    slices[#slices + 1] = current
end

-- A parked event may outlive the window, so the events themselves are asked too.
local function is_known(id)
    for place = #slices, 1, -1 do
        if redis.call('HEXISTS', hash_of(slices[place], id), id) == 1 then
            return true
        end
    end
    return redis.call('HEXISTS', EVENTS, id) == 1
end

local function grow(hash)
    local size = redis.call('HLEN', hash)
    if size == 1 then
        redis.call('PEXPIREAT', hash, string.format('%.0f', current.ends))
    elseif size >= FULL then
        current = open_slice(current.hashes * GROWTH)
        slices[#slices + 1] = current
    end
end

local function remember(id)
    local hash = hash_of(current, id)
    local added = redis.call('HSET', hash, id, '') == 1
    if added then
        grow(hash)
    end
    return added
end

-- Remembers an id, and says whether it had not been seen before.
local function is_new(id)
    for place = #slices - 1, 1, -1 do
        if redis.call('HEXISTS', hash_of(slices[place], id), id) == 1 then
            return false
        end
    end
    return remember(id)
end
