/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void exam_a11y_prepare (GtkWidget *widget);
void exam_a11y_name_row (GtkListItem *list_item,
                         const char  *name);
void exam_a11y_name_action_row (AdwActionRow *row,
                                const char   *name);
void exam_a11y_name_drop_down (GtkDropDown *drop_down,
                               const char  *name);

G_END_DECLS
