/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Folder beside a bank in which the pictures are put that its author adds. */
#define EXAM_PICTURE_FOLDER "images"

char *exam_picture_file_add (const char *folder,
                             const char *name,
                             GBytes     *bytes,
                             GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
