/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *exam_shared_string_hold (const char *string) G_GNUC_WARN_UNUSED_RESULT;
void        exam_shared_string_release (const char *string);

G_END_DECLS
