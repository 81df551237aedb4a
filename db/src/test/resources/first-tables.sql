-- What a server of the first tables held: rows of each kind, as it wrote them.
insert into account (name, email, password_hash, staff) values
  ('cloud-admin', '', '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$aGFzaA', true),
  ('editor', 'editor@video.example', '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$aGFzaA', false);
insert into token (key, account) values ('9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b', 2);
insert into project (owner, name, width, height, fps_num, fps_den, sample_rate, channels, channel_layout, json) values
  (2, 'Film', 1920, 1080, 30, 1, 44100, 2, 3, '{"note": "kept"}');
insert into file (owner, project, key, info, json) values
  (2, 1, 'video/files/1/bars.png', '{"width": 320, "height": 180, "media_type": "image"}', '{}');
insert into export (owner, project, output, export_type, video_format, video_codec, video_bitrate, video_bitrate_unit,
  audio_codec, audio_bitrate, audio_bitrate_unit, start_frame, end_frame, webhook, json, progress, status, attempt) values
  (2, 1, 'video/output/1/output-1-1-a.mp4', 'video', 'mp4', 'libx264', 8000000, 'BITS_PER_SECOND', 'aac', 1920000, 'BITS_PER_SECOND', 1, 0, '',
    '{"status": "success"}', 100, 'completed', 1);
insert into job_render (task_name, task_instance, execution_time, picked, version) values
  ('EXPORT', '1:a', now(), false, 1);
