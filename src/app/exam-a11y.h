/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void exam_a11y_prepare (GtkWidget *widget);

G_END_DECLS
