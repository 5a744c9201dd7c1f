/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EXAM_TYPE_PAGE_SWITCHER (exam_page_switcher_get_type ())
G_DECLARE_FINAL_TYPE (ExamPageSwitcher, exam_page_switcher, EXAM, PAGE_SWITCHER, GtkWidget)

G_END_DECLS
