;; Reads an LZ4 block: https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md
;;
;; In JavaScript the same loop takes ten times as long in a process that has just started, because engines optimise a loop
;; only after they have run it for some time. A wasm function is machine code from its first call.
(module
  (memory (export "memory") 1)
  (global $at (mut i32) (i32.const 0))

  ;; The next byte of the block.
  (func $byte (result i32)
    (global.set $at (i32.add (global.get $at) (i32.const 1)))
    (i32.load8_u (i32.sub (global.get $at) (i32.const 1))))

  ;; A length whose first four bits stand in the token: 15 says that bytes follow, the last of which is below 255.
  (func $length (param $length i32) (result i32)
    (local $more i32)
    (if (i32.eq (local.get $length) (i32.const 15))
      (then
        (loop $next
          (local.set $more (call $byte))
          (local.set $length (i32.add (local.get $length) (local.get $more)))
          (br_if $next (i32.eq (local.get $more) (i32.const 255))))))
    (local.get $length))

  ;; The block is at $from to $end; the result is written from $to on.
  (func (export "unpack") (param $from i32) (param $end i32) (param $to i32)
    (local $token i32)
    (local $length i32)
    (local $source i32)
    (global.set $at (local.get $from))
    (loop $sequence
      (local.set $token (call $byte))
      (local.set $length (call $length (i32.shr_u (local.get $token) (i32.const 4))))
      (memory.copy (local.get $to) (global.get $at) (local.get $length))
      (local.set $to (i32.add (local.get $to) (local.get $length)))
      (global.set $at (i32.add (global.get $at) (local.get $length)))
      ;; The last sequence has no match.
      (if (i32.lt_u (global.get $at) (local.get $end))
        (then
          (local.set $source
            (i32.sub (local.get $to) (i32.or (call $byte) (i32.shl (call $byte) (i32.const 8)))))
          (local.set $length
            (i32.add (call $length (i32.and (local.get $token) (i32.const 15))) (i32.const 4)))
          ;; Byte by byte: a match may reach into itself.
          (loop $copy
            (i32.store8 (local.get $to) (i32.load8_u (local.get $source)))
            (local.set $to (i32.add (local.get $to) (i32.const 1)))
            (local.set $source (i32.add (local.get $source) (i32.const 1)))
            (local.set $length (i32.sub (local.get $length) (i32.const 1)))
            (br_if $copy (local.get $length)))
          (br $sequence))))))
