-- Removes the contacts of one consultation. KEYS: contacts. ARGV: what they begin with.
for _, contact in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if string.sub(contact, 1, #ARGV[1]) == ARGV[1] then
    redis.call('ZREM', KEYS[1], contact)
  end
end
return 'done'
