/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListItemFactory *exam_code_row_factory_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
