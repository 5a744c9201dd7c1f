/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/author/exam-entry-filter.h"
#include "app/author/exam-entry-list.h"

G_BEGIN_DECLS

/* The questions and cases of a bank, in its order. */
struct _ExamEntryList
{
  GtkWidget parent_instance;

  /* Template */
  GtkSearchEntry  *search_entry;
  GtkToggleButton *faulty_toggle;
  GtkDropDown     *domain_drop_down;
  GtkStack        *stack;
  GtkGridView     *list_view;   /* of one column: a GtkListView has 200 rows at a time, whatever can be seen of them */
  GtkLabel        *count_label;
  GMenuModel      *context_menu;

  /* Owned */
  ExamBankEditor     *editor;      /* (nullable) */
  ExamFormat         *format;      /* (nullable) */
  ExamEntryFilter    *filter;
  GtkSingleSelection *selection;
  ExamEntry          *selected;    /* (nullable): also while the filter hides it */
  GHashTable         *numbers;     /* (nullable) (element-type ExamEntry guint): of questions, from 1 */
  GPtrArray          *rows;        /* (element-type GtkListItem): those on the screen */
  GPtrArray          *domains;     /* (element-type utf8): what the drop-down offers behind its first row */

  GtkWidget    *popover;   /* (nullable): a child */
  ExamEntryRow *drop_row;  /* (weak) (nullable): over which something is dragged */
  gboolean   updating;  /* the selection or the drop-down changes, and nobody chose that */
};

/* exam-entry-list-drag.c */
void          exam_entry_list_let_drag (ExamEntryList *self);
ExamEntryRow *exam_entry_list_find_row (ExamEntryList *self,
                                        double         x,
                                        double         y,
                                        gboolean      *below);

/* exam-entry-list-rows.c */
void exam_entry_list_bind_rows (GtkWidgetClass *widget_class);
void exam_entry_list_add_menu (ExamEntryList *self);
void exam_entry_list_fill_row (ExamEntryList *self,
                               GtkListItem   *list_item);
void exam_entry_list_fill_rows (ExamEntryList *self);

/* exam-entry-list.c */
void exam_entry_list_move (ExamEntryList *self,
                           ExamEntry     *entry,
                           ExamEntry     *parent,
                           ExamEntry     *before);

G_END_DECLS
