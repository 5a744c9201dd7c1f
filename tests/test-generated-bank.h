/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *test_generate_bank (guint64 seed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
